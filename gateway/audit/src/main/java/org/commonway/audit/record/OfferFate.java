package org.commonway.audit.record;

import java.util.Optional;

/** What became of an offer that was received. */
public enum OfferFate {
    /** A listed option has it. */
    USED(0),
    /** It was no longer good when the options were made. */
    EXPIRED(1),
    /** No trip that was found needs it; of timetables and vehicles only. */
    NO_TRIP(2),
    /** A listed option is at least as good as the ride alone in all that counts; of quotes only. */
    OUTDONE(3),
    /** It begins too soon or is there too late for what was asked, which nobody but the rider can check; of quotes only. */
    UNFIT(4);

    private static final OfferFate[] BY_CODE = values();

    private final int code;

    OfferFate(int code) {
        this.code = code;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** The fate of this number; empty when there is none. */
    public static Optional<OfferFate> find(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
