package org.commonway.audit.record;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * One registered operator in a search: when it was asked, until when it could answer, and what came of it. Times are
 * milliseconds after the search's moment, 0 to {@link #MOST_MILLIS}; those that there are none of are 0.
 *
 * @param operator its id on the ledger: 2 to 32 of a-z, 0-9 and '-'
 * @param kind what came of it
 * @param reason why; fits the kind
 * @param askedMillis when it was asked; 0 if it was not
 * @param deadlineMillis until when it could answer; 0 if it was not asked
 * @param answeredMillis when its answer or its failure came; 0 if it was not asked or late
 */
public record AskedOperator(
        String operator,
        AnswerKind kind,
        AnswerReason reason,
        int askedMillis,
        int deadlineMillis,
        int answeredMillis) {
    /** The longest time: ten minutes. */
    public static final int MOST_MILLIS = 600_000;

    private static final int LEAST_ID = 2;
    private static final int MOST_ID = 32;

    /** Refuses ENTRY_TEXT and ENTRY_VALUE. */
    public AskedOperator {
        if (!isId(operator)) {
            throw new AuditRefusal(RefusalCode.ENTRY_TEXT, "operator");
        }
        boolean asked = kind != AnswerKind.NOT_ASKED;
        boolean answered = asked && kind != AnswerKind.LATE;
        if (!reason.fits(kind)
                || outside(askedMillis, asked)
                || outside(deadlineMillis, asked)
                || outside(answeredMillis, answered)) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, "operator " + operator);
        }
    }

    /** An operator that was not asked. */
    public static AskedOperator notAsked(String operator, AnswerReason reason) {
        return new AskedOperator(operator, AnswerKind.NOT_ASKED, reason, 0, 0, 0);
    }

    /** Whether it was asked. */
    public boolean asked() {
        return kind != AnswerKind.NOT_ASKED;
    }

    static AskedOperator read(EntryReader in) {
        String operator = in.text();
        AnswerKind kind =
                AnswerKind.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        AnswerReason reason =
                AnswerReason.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        return new AskedOperator(operator, kind, reason, in.u32(MOST_MILLIS), in.u32(MOST_MILLIS), in.u32(MOST_MILLIS));
    }

    void write(EntryWriter out) {
        out.text(operator);
        out.u8(kind.code());
        out.u8(reason.code());
        out.u32(askedMillis);
        out.u32(deadlineMillis);
        out.u32(answeredMillis);
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '-') {
                return false;
            }
        }
        return text.length() >= LEAST_ID && text.length() <= MOST_ID;
    }

    private static boolean outside(int millis, boolean said) {
        return millis < 0 || millis > (said ? MOST_MILLIS : 0);
    }
}
