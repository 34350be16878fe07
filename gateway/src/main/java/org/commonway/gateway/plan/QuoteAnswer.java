package org.commonway.gateway.plan;

import java.util.Optional;
import org.commonway.audit.record.AnswerReason;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.type.v1.SignedEnvelope;

/** What came of asking one operator for a quote. */
public sealed interface QuoteAnswer {
    /** No answer before the deadline for all. */
    QuoteAnswer LATE = new Late();

    /**
     * A ride at a price.
     *
     * @param quote what is offered
     * @param envelope the quote as the operator signed it, for booking
     * @param signed the same for the record
     */
    record Offered(RideQuote quote, SignedEnvelope envelope, SignedOffer signed) implements QuoteAnswer {}

    /**
     * The operator does not serve this ride.
     *
     * @param reason why, for the record
     * @param sentence why, in its own words
     * @param signed what proves that it refused; empty from nodes that do not sign refusals
     */
    record Refused(AnswerReason reason, String sentence, Optional<SignedOffer> signed) implements QuoteAnswer {}

    /** No answer before the deadline for all. */
    record Late() implements QuoteAnswer {}

    /**
     * No answer, or nonsense.
     *
     * @param reason UNREACHABLE or INVALID_ANSWER
     * @param sentence what happened
     */
    record Failed(AnswerReason reason, String sentence) implements QuoteAnswer {}
}
