package org.commonway.gateway.operators;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.commonway.proto.operator.v1.Profile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every listed node for its profile, over and over, and keeps whether it answers. Safe for many threads. */
public final class NodeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    private final OperatorRegistry registry;
    private final NodeProfiles profiles;
    private final InstantSource clock;
    private final Map<String, NodeState> states = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<NodeState>> asked = new ConcurrentHashMap<>();

    /** A watch over the registry's nodes. */
    public NodeWatch(OperatorRegistry registry, NodeProfiles profiles, InstantSource clock) {
        this.registry = registry;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Asks each node that has no question open; does not wait for answers. */
    public synchronized void askAll() {
        Set<String> listed =
                registry.list().stream().map(RegisteredOperator::id).collect(Collectors.toSet());
        states.keySet().retainAll(listed);
        asked.keySet().retainAll(listed);
        for (RegisteredOperator operator : registry.list()) {
            CompletableFuture<NodeState> open = asked.get(operator.id());
            if (open == null || open.isDone()) {
                asked.put(
                        operator.id(),
                        profiles.ask(operator).handle((profile, failure) -> settle(operator, profile, failure)));
            }
        }
    }

    private NodeState settle(RegisteredOperator operator, @Nullable Profile profile, @Nullable Throwable failure) {
        NodeState before = stateOf(operator.id());
        NodeState now;
        if (profile == null) {
            now = before.failed(sentence(operator, failure));
        } else if (!profile.getOperatorId().equals(operator.id())) {
            now = before.failed("The node at " + operator.address() + " answers as " + profile.getOperatorId()
                    + ", not as " + operator.id() + "; its operator must correct the address on the ledger.");
        } else {
            now = before.heard(profile, clock.instant());
        }
        states.put(operator.id(), now);
        if (now.status() != before.status()) {
            LOG.info(
                    "Operator {} is {}{}",
                    operator.id(),
                    now.status(),
                    now.detail().isEmpty() ? "" : ": " + now.detail());
        }
        return now;
    }

    private static String sentence(RegisteredOperator operator, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof NodeTrouble trouble
                ? trouble.sentence()
                : "The node of " + operator.name() + " cannot be asked (" + cause + ").";
    }

    /** How this operator's node does. */
    public NodeState stateOf(String operatorId) {
        NodeState state = states.get(operatorId);
        return state == null ? NodeState.starting() : state;
    }
}
