package org.commonway.audit.acknowledgement;

import org.commonway.audit.digest.Digest;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * That an operator's quote or refusal came in time, and stands in the record of its search.
 *
 * @param index of the entry that is the search's record, 0 or more
 * @param search the search's name in that record
 * @param digest SHA-256 of what the operator signed
 * @param receivedMillis when it came by the gateway's clock, milliseconds since 1970
 */
public record AcknowledgedAnswer(long index, Digest search, Digest digest, long receivedMillis) {
    /** Refuses ACKNOWLEDGEMENT_LINE for a number below zero. */
    public AcknowledgedAnswer {
        if (index < 0 || receivedMillis < 0) {
            throw new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_LINE, "answer at entry " + index);
        }
    }

    String line() {
        return Words.ANSWER + " " + index + " " + search + " " + digest + " " + receivedMillis;
    }

    static AcknowledgedAnswer read(Words words) {
        words.requireCount(5);
        return new AcknowledgedAnswer(words.number(1), words.digest(2), words.digest(3), words.number(4));
    }
}
