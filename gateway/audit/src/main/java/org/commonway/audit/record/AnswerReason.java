package org.commonway.audit.record;

import java.util.Arrays;
import java.util.Optional;

/** Why an operator was not asked, refused or failed (rule R10). */
public enum AnswerReason {
    /** Nothing to explain: it offered, or was late. */
    NONE(0, AnswerKind.OFFER),
    /** It has no rides on demand: its timetable or its live vehicles were searched. */
    SEARCHED(1, AnswerKind.NOT_ASKED),
    /** The rider asked to do without it. */
    RIDER_EXCLUDED(2, AnswerKind.NOT_ASKED),
    /** No ride on demand could be asked for at all: none was wanted, or no road joins the places. */
    NO_RIDE_WANTED(3, AnswerKind.NOT_ASKED),
    /** It has no rides on demand, and its node has been silent for so long that what it shares was not searched. */
    SILENT(4, AnswerKind.NOT_ASKED),
    /** Outside its area. */
    OUTSIDE_AREA(16, AnswerKind.REFUSED),
    /** Outside its hours. */
    OUTSIDE_HOURS(17, AnswerKind.REFUSED),
    /** No vehicle is free. */
    NO_VEHICLE(18, AnswerKind.REFUSED),
    /** More passengers than its vehicles take. */
    TOO_MANY_PASSENGERS(19, AnswerKind.REFUSED),
    /** It gave no reason that has a number here. */
    OTHER(31, AnswerKind.REFUSED),
    /** Its node did not answer, or the connection broke. */
    UNREACHABLE(32, AnswerKind.ERROR),
    /** Its answer was not signed by its key, or made no sense. */
    INVALID_ANSWER(33, AnswerKind.ERROR);

    private static final AnswerReason[] BY_CODE = new AnswerReason[256];

    static {
        Arrays.stream(values()).forEach(reason -> BY_CODE[reason.code] = reason);
    }

    private final int code;
    private final AnswerKind kind;

    AnswerReason(int code, AnswerKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The number in records. */
    public int code() {
        return code;
    }

    /** Whether such an answer can have this reason. */
    public boolean fits(AnswerKind answer) {
        return answer == kind || (this == NONE && answer == AnswerKind.LATE);
    }

    /** The reason of this number, 0 to 255; empty when there is none. */
    public static Optional<AnswerReason> find(int code) {
        return Optional.ofNullable(BY_CODE[code]);
    }
}
