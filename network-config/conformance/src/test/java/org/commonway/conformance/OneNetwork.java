package org.commonway.conformance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test the one network of this run, which is started with the first and stopped after the last. */
final class OneNetwork implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OneNetwork.class);

    /** Closed by JUnit when all tests are over. */
    private record Held(NetworkUnderTest network) implements AutoCloseable {
        @Override
        public void close() {
            network.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NetworkUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Held.class, unused -> new Held(begin()), Held.class)
                .network();
    }

    private static NetworkUnderTest begin() {
        String name = System.getProperty(NetworkUnderTest.PROPERTY, EmbeddedUnderTest.class.getName());
        try {
            return Class.forName(name)
                    .asSubclass(NetworkUnderTest.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the network " + name + " cannot be begun", e);
        }
    }
}
