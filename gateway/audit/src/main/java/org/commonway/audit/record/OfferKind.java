package org.commonway.audit.record;

import java.util.Optional;

/** What an operator signed. */
public enum OfferKind {
    /** A quote for this one ride, with its signature. */
    QUOTE(0),
    /** A timetable, published before; the signature may be left out. */
    TIMETABLE(1),
    /** Vehicles that stood free, published before; the signature may be left out. */
    VEHICLES(2);

    private static final OfferKind[] BY_CODE = values();

    private final int code;

    OfferKind(int code) {
        this.code = code;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** The kind of this number; empty when there is none. */
    public static Optional<OfferKind> find(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
