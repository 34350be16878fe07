package org.commonway.proof.model;

/** The stable codes of the law's refusals, as far as a history meets them. */
final class Codes {
    static final String INVALID_ARGUMENT = "INVALID_ARGUMENT";
    static final String NOT_CANONICAL = "NOT_CANONICAL";
    static final String NOT_ALLOWED = "NOT_ALLOWED";
    static final String NOT_YOUR_TRIP = "NOT_YOUR_TRIP";
    static final String NOT_YOUR_LEG = "NOT_YOUR_LEG";
    static final String PERIOD_CLOSED = "PERIOD_CLOSED";
    static final String TRIP_SETTLED = "TRIP_SETTLED";
    static final String ILLEGAL_TRANSITION = "ILLEGAL_TRANSITION";

    /** What bytes that are no argument are refused with. */
    static final String[] NOISE = {
        INVALID_ARGUMENT, NOT_ALLOWED, NOT_CANONICAL, "ARGUMENT_TOO_LARGE", "UNKNOWN_FUNCTION"
    };

    private Codes() {}
}
