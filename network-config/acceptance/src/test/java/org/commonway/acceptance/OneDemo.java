package org.commonway.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One demo network for all classes of tests that ask for it; started for the first, stopped after the last. */
final class OneDemo implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneDemo.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningNetwork.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RunningNetwork.class, unused -> RunningNetwork.startDemo(), RunningNetwork.class);
    }
}
