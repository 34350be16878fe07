package org.commonway.audit.record;

import java.util.Optional;

/** What came of an operator in a search. */
public enum AnswerKind {
    /** It was not asked; the reason says why. */
    NOT_ASKED(0),
    /** It offered a ride. */
    OFFER(1),
    /** It does not serve this ride; the reason is its own. */
    REFUSED(2),
    /** No answer before the deadline for all. */
    LATE(3),
    /** It could not be reached, or answered with nonsense. */
    ERROR(4);

    private static final AnswerKind[] BY_CODE = values();

    private final int code;

    AnswerKind(int code) {
        this.code = code;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** The kind of this number; empty when there is none. */
    public static Optional<AnswerKind> find(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
