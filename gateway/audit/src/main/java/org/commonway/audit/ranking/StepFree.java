package org.commonway.audit.ranking;

import java.util.Optional;

/** What is known of steps on a trip; the codes are those of records. */
public enum StepFree {
    /** There are steps. */
    NO(0),
    /** Maps and timetables do not say. */
    UNKNOWN(1),
    /** There are none. */
    YES(2);

    private static final StepFree[] BY_CODE = values();

    private final int code;

    StepFree(int code) {
        this.code = code;
    }

    /** The number in records; the higher, the better. */
    public int code() {
        return code;
    }

    /** What this number says; empty when it says nothing. */
    public static Optional<StepFree> find(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
