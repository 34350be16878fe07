package org.commonway.rules.leg;

import java.util.Optional;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.Sha256;

/**
 * What a city says of a dispute.
 *
 * @param outcome for whom
 * @param text SHA-256 of the ruling's text
 * @param refund given back to the rider, 0 or more; empty for nothing; none when it rejects
 */
public record Verdict(Dispute.Outcome outcome, Sha256 text, Optional<Money> refund) {

    /** The same as a ruling of this moment; to give back 0 is to give back nothing. */
    Dispute.Ruling ruleAt(long nowMillis) {
        return new Dispute.Ruling(outcome, nowMillis, text, refund.filter(amount -> !amount.isZero()));
    }
}
