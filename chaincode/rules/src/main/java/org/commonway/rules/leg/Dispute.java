package org.commonway.rules.leg;

import java.util.Optional;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * A disagreement about what a leg was charged; a leg has one at most.
 *
 * @param openedAtMillis the transaction's time, milliseconds since 1970-01-01T00:00:00Z
 * @param evidence SHA-256 of salted evidence, which itself stays off the ledger's public state
 * @param ruling the city's; empty while the dispute is open
 */
public record Dispute(
        DisputeReason reason, DisputeParty openedBy, long openedAtMillis, Sha256 evidence, Optional<Ruling> ruling) {
    /** Whether it waits for a ruling. */
    public boolean isOpen() {
        return ruling.isEmpty();
    }

    /**
     * Refuses evidence that is not this dispute's: with NOT_ALLOWED from another party than the one that opened it, with
     * EVIDENCE_MISMATCH when its hash is another.
     */
    public void requireEvidence(Sha256 given, DisputeParty party) {
        if (party != openedBy) {
            throw new Refusal(
                    RefusalCode.NOT_ALLOWED,
                    "The dispute was opened by the " + openedBy + "'s side; only that side may put its evidence.");
        }
        if (!given.equals(evidence)) {
            throw new Refusal(RefusalCode.EVIDENCE_MISMATCH);
        }
    }

    Dispute rule(Ruling theRuling) {
        return new Dispute(reason, openedBy, openedAtMillis, evidence, Optional.of(theRuling));
    }

    /** Whether the same party disputes for the same reason with the same evidence: a repeat. */
    boolean isSameAs(Dispute other) {
        return reason == other.reason && openedBy == other.openedBy && evidence.equals(other.evidence);
    }

    /**
     * How a dispute ended.
     *
     * @param outcome for whom
     * @param atMillis the transaction's time
     * @param text SHA-256 of the ruling's text
     * @param refund what it gave back; empty for nothing
     */
    public record Ruling(Outcome outcome, long atMillis, Sha256 text, Optional<Money> refund) {
        /** Whether it says the same, at whatever time: a repeat. */
        boolean isSameAs(Ruling other) {
            return outcome == other.outcome && text.equals(other.text) && refund.equals(other.refund);
        }
    }

    /** For whom a dispute ended. */
    public enum Outcome {
        /** For who opened it. */
        UPHELD,
        /** Against. */
        REJECTED
    }
}
