package org.commonway.chaincode.call;

/** Is told of every call: which function, how long it took, and how it ended. Safe for many threads. */
@FunctionalInterface
public interface CallMeter {
    /** Counts nothing. */
    CallMeter NONE = function -> outcome -> {};

    /**
     * A call begins.
     *
     * @param function the name of a function that exists, or {@link #UNKNOWN}; never the caller's own text, or callers
     *     could make us keep as many counts as they like
     */
    Running begin(String function);

    /** Stands for every function that does not exist. */
    String UNKNOWN = "unknown";

    /** A call that has begun. */
    @FunctionalInterface
    interface Running {
        /** It has ended; called exactly once. */
        void end(CallOutcome outcome);
    }
}
