package org.commonway.chaincode.call;

import org.commonway.rules.refusal.RefusalCode;

/**
 * How a call ended.
 *
 * @param kind answered, refused or failed
 * @param code the refusal's code; empty unless it was refused
 */
public record CallOutcome(Kind kind, String code) {
    /** The function answered. */
    public static final CallOutcome ANSWERED = new CallOutcome(Kind.ANSWERED, "");
    /** The fault is ours, or the peer's. */
    public static final CallOutcome FAILED = new CallOutcome(Kind.FAILED, "");

    /** The law said no. */
    public static CallOutcome refused(RefusalCode code) {
        return new CallOutcome(Kind.REFUSED, code.name());
    }

    /** Three ways in which a call ends. */
    public enum Kind {
        /** With the function's answer. */
        ANSWERED,
        /** With a refusal: an answer like any other. */
        REFUSED,
        /** With a fault. */
        FAILED
    }
}
