package org.commonway.gateway.operators;

import java.time.Instant;
import java.util.Optional;
import org.commonway.proto.operator.v1.Profile;

/**
 * How an operator's node does.
 *
 * @param status whether it answers
 * @param detail one sentence when it does not; empty otherwise
 * @param profile what it said of itself last
 * @param heardAt when it last answered
 */
public record NodeState(Status status, String detail, Optional<Profile> profile, Optional<Instant> heardAt) {

    /** Whether a node answers. */
    public enum Status {
        /** Not asked yet. */
        STARTING,
        /** Answered the last time. */
        UP,
        /** Did not answer, or nonsense. */
        DOWN
    }

    /** A node that was not asked yet. */
    public static NodeState starting() {
        return new NodeState(Status.STARTING, "", Optional.empty(), Optional.empty());
    }

    /** The state after an answer. */
    NodeState heard(Profile answer, Instant at) {
        return new NodeState(Status.UP, "", Optional.of(answer), Optional.of(at));
    }

    /** The state after no answer, or a wrong one. */
    NodeState failed(String sentence) {
        return new NodeState(Status.DOWN, sentence, profile, heardAt);
    }

    /** Whether it answered within this many seconds before now. */
    public boolean heardWithin(long seconds, Instant now) {
        return heardAt.isPresent() && !heardAt.get().plusSeconds(seconds).isBefore(now);
    }
}
