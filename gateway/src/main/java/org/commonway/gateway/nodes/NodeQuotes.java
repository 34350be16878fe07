package org.commonway.gateway.nodes;

import io.grpc.Deadline;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.record.AnswerReason;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.plan.QuoteAnswer;
import org.commonway.gateway.plan.QuoteDeadline;
import org.commonway.gateway.plan.RideQuotes;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.QuoteRefusal;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.offer.v1.SignedQuoteRefusal;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/** Asks nodes for quotes of rides on demand. */
public final class NodeQuotes implements RideQuotes {
    private final NodeChannels channels;

    /** Asks over these channels. */
    public NodeQuotes(NodeChannels channels) {
        this.channels = channels;
    }

    @Override
    public CompletableFuture<QuoteAnswer> ask(
            RegisteredOperator operator, QuoteRequest request, QuoteDeadline deadline) {
        try {
            return NodeErrors.completable(OfferServiceGrpc.newFutureStub(channels.of(operator))
                            .withDeadline(Deadline.after(
                                    Math.max(1, deadline.remaining().toNanos()),
                                    java.util.concurrent.TimeUnit.NANOSECONDS))
                            .quote(request))
                    .thenApply(response -> answer(operator, request, response))
                    .exceptionally(failure -> failed(operator, failure));
        } catch (NodeTrouble e) {
            return CompletableFuture.completedFuture(new QuoteAnswer.Failed(AnswerReason.UNREACHABLE, e.sentence()));
        }
    }

    private static QuoteAnswer failed(RegisteredOperator operator, Throwable failure) {
        Throwable cause = failure.getCause() == null || failure instanceof NodeTrouble ? failure : unwrap(failure);
        return Status.fromThrowable(cause).getCode() == Status.Code.DEADLINE_EXCEEDED
                ? QuoteAnswer.LATE
                : new QuoteAnswer.Failed(
                        cause instanceof NodeTrouble ? AnswerReason.INVALID_ANSWER : AnswerReason.UNREACHABLE,
                        NodeErrors.trouble(operator, cause).sentence());
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof java.util.concurrent.CompletionException && cause != null ? cause : failure;
    }

    private static QuoteAnswer answer(RegisteredOperator operator, QuoteRequest request, QuoteResponse response) {
        if (response.hasRefusal()) {
            return refused(operator, request, response);
        }
        RideQuote quote = SignedAnswers.open(operator, response.getQuote(), RideQuote.getDefaultInstance());
        if (!makesSense(operator, request, quote)) {
            throw new NodeTrouble("The node of " + operator.name()
                    + " quoted another ride than the one asked for, or one that makes no sense; it was not used.");
        }
        return new QuoteAnswer.Offered(
                quote, response.getQuote(), SignedOffer.of(response.getQuote(), operator.signingKey()));
    }

    /** Nodes of before do not sign refusals; what is signed must say the same of the same ride. */
    private static QuoteAnswer refused(RegisteredOperator operator, QuoteRequest request, QuoteResponse response) {
        QuoteRefusal refusal = response.getRefusal();
        if (!response.hasSignedRefusal()) {
            return new QuoteAnswer.Refused(reason(refusal), refusal.getSentence(), Optional.empty());
        }
        SignedEnvelope envelope = response.getSignedRefusal();
        SignedQuoteRefusal signed = SignedAnswers.open(operator, envelope, SignedQuoteRefusal.getDefaultInstance());
        if (!signed.getOperatorId().equals(operator.id())
                || signed.getRefusalId().isEmpty()
                || !signed.getRefusal().equals(refusal)
                || !signed.getFrom().equals(request.getFrom())
                || !signed.getTo().equals(request.getTo())
                || !signed.getDepartAt().equals(request.getDepartAt())
                || signed.getPassengers() != request.getPassengers()) {
            throw new NodeTrouble("The node of " + operator.name()
                    + " signed a refusal of another ride than the one asked for; it was not used.");
        }
        return new QuoteAnswer.Refused(
                reason(refusal), refusal.getSentence(), Optional.of(SignedOffer.of(envelope, operator.signingKey())));
    }

    private static AnswerReason reason(QuoteRefusal refusal) {
        return switch (refusal.getReason()) {
            case REFUSAL_REASON_OUTSIDE_AREA -> AnswerReason.OUTSIDE_AREA;
            case REFUSAL_REASON_OUTSIDE_HOURS -> AnswerReason.OUTSIDE_HOURS;
            case REFUSAL_REASON_NO_VEHICLE -> AnswerReason.NO_VEHICLE;
            case REFUSAL_REASON_TOO_MANY_PASSENGERS -> AnswerReason.TOO_MANY_PASSENGERS;
            case REFUSAL_REASON_UNSPECIFIED, UNRECOGNIZED -> AnswerReason.OTHER;
        };
    }

    private static boolean makesSense(RegisteredOperator operator, QuoteRequest request, RideQuote quote) {
        try {
            Money price =
                    Money.of(quote.getPrice().getMinorUnits(), quote.getPrice().getCurrency());
            return quote.getOperatorId().equals(operator.id())
                    && !quote.getQuoteId().isEmpty()
                    && price.minorUnits() >= 0
                    && quote.getPassengers() == request.getPassengers()
                    && quote.getFrom().equals(request.getFrom())
                    && quote.getTo().equals(request.getTo())
                    && quote.getPickUpAt().getEpochMillis()
                            >= request.getDepartAt().getEpochMillis()
                    && quote.getArriveAt().getEpochMillis()
                            > quote.getPickUpAt().getEpochMillis();
        } catch (IllegalArgumentException e) {
            // An amount in no currency.
            return false;
        }
    }
}
