package org.commonway.gateway.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Limits;
import org.commonway.proto.offer.v1.QuoteRequest;

/**
 * Asks all operators of rides on demand at once and closes at one moment for all: the same deadline for the largest and
 * the smallest, and none of them can make the rider wait for longer.
 */
public final class QuoteRound {
    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final RideQuotes quotes;
    private final Duration deadline;

    /** Rounds of this length. */
    public QuoteRound(OperatorRegistry registry, NodeWatch watch, RideQuotes quotes, Duration deadline) {
        this.registry = registry;
        this.watch = watch;
        this.quotes = quotes;
        this.deadline = deadline;
    }

    /**
     * What a round brought.
     *
     * @param offers the quotes that came in time
     * @param answers one for every listed operator, by id, as riders read it
     * @param asked the same for the record
     * @param refusals what proves of those that refused that they did, by operator
     */
    public record Outcome(
            List<QuoteAnswer.Offered> offers,
            List<OperatorAnswer> answers,
            List<AskedOperator> asked,
            Map<String, SignedOffer> refusals) {
        /** Copies the lists and the map. */
        public Outcome {
            offers = List.copyOf(offers);
            answers = List.copyOf(answers);
            asked = List.copyOf(asked);
            refusals = Map.copyOf(refusals);
        }
    }

    /**
     * Asks and waits, no longer than the deadline.
     *
     * @param request what nodes are asked; empty when no road joins the places, then nobody is asked
     * @param limits what the rider wants to use; without rides on demand in it nobody is asked either, and nobody whom
     *     the rider avoids
     * @param search when the search came in
     */
    public Outcome ask(Optional<QuoteRequest> request, Limits limits, SearchMoment search) {
        QuoteDeadline until = QuoteDeadline.in(deadline);
        Map<RegisteredOperator, Optional<PendingQuote>> pending = new LinkedHashMap<>();
        for (RegisteredOperator operator : registry.list()) {
            pending.put(
                    operator,
                    request.filter(some -> limits.allow(operator.id(), Mode.SHUTTLE) && drivesOnDemand(operator))
                            .map(some -> PendingQuote.ask(() -> quotes.ask(operator, some, until))));
        }
        List<QuoteAnswer.Offered> offers = new ArrayList<>();
        List<OperatorAnswer> answers = new ArrayList<>();
        List<AskedOperator> asked = new ArrayList<>();
        Map<String, SignedOffer> refusals = new HashMap<>();
        pending.forEach((operator, quote) -> {
            if (quote.isEmpty()) {
                answers.add(notAsked(operator, limits));
                asked.add(AskedOperator.notAsked(operator.id(), whyNot(operator, limits)));
                return;
            }
            PendingQuote.Answered came = quote.get().await(until);
            if (came.answer() instanceof QuoteAnswer.Offered offered) {
                offers.add(offered);
            }
            if (came.answer() instanceof QuoteAnswer.Refused refused) {
                refused.signed().ifPresent(signed -> refusals.put(operator.id(), signed));
            }
            answers.add(told(operator, came.answer()));
            asked.add(asked(operator, quote.get(), came, until, search));
        });
        return new Outcome(offers, answers, asked, refusals);
    }

    private static AskedOperator asked(
            RegisteredOperator operator,
            PendingQuote quote,
            PendingQuote.Answered came,
            QuoteDeadline until,
            SearchMoment search) {
        int askedMillis = search.millisTo(quote.askedNanos());
        int deadlineMillis = search.millisTo(until.nanos());
        int answeredMillis = search.millisTo(came.nanos());
        String id = operator.id();
        if (came.answer() instanceof QuoteAnswer.Offered) {
            return new AskedOperator(
                    id, AnswerKind.OFFER, AnswerReason.NONE, askedMillis, deadlineMillis, answeredMillis);
        }
        if (came.answer() instanceof QuoteAnswer.Refused refused) {
            return new AskedOperator(
                    id, AnswerKind.REFUSED, refused.reason(), askedMillis, deadlineMillis, answeredMillis);
        }
        if (came.answer() instanceof QuoteAnswer.Failed failed) {
            return new AskedOperator(
                    id, AnswerKind.ERROR, failed.reason(), askedMillis, deadlineMillis, answeredMillis);
        }
        return new AskedOperator(id, AnswerKind.LATE, AnswerReason.NONE, askedMillis, deadlineMillis, 0);
    }

    private AnswerReason whyNot(RegisteredOperator operator, Limits limits) {
        if (limits.avoidedOperators().contains(operator.id())) {
            return AnswerReason.RIDER_EXCLUDED;
        }
        return drivesOnDemand(operator) ? AnswerReason.NO_RIDE_WANTED : AnswerReason.SEARCHED;
    }

    private boolean drivesOnDemand(RegisteredOperator operator) {
        return operator.kind() == RegisteredOperator.Kind.ON_DEMAND
                || watch.stateOf(operator.id())
                        .profile()
                        .map(profile -> profile.getServicesList().stream().anyMatch(service -> service.hasOnDemand()))
                        .orElse(false);
    }

    private OperatorAnswer told(RegisteredOperator operator, QuoteAnswer answer) {
        if (answer instanceof QuoteAnswer.Offered) {
            return new OperatorAnswer(operator.id(), OperatorAnswer.Answer.OFFER, operator.name() + " offers a ride.");
        }
        if (answer instanceof QuoteAnswer.Refused refused) {
            return new OperatorAnswer(operator.id(), OperatorAnswer.Answer.REFUSED, refused.sentence());
        }
        if (answer instanceof QuoteAnswer.Failed failed) {
            return new OperatorAnswer(operator.id(), OperatorAnswer.Answer.ERROR, failed.sentence());
        }
        return new OperatorAnswer(
                operator.id(),
                OperatorAnswer.Answer.LATE,
                operator.name() + " did not answer within the " + deadline.toMillis() + " ms that all operators have.");
    }

    private OperatorAnswer notAsked(RegisteredOperator operator, Limits limits) {
        if (limits.avoidedOperators().contains(operator.id())) {
            return new OperatorAnswer(
                    operator.id(), OperatorAnswer.Answer.NOT_ASKED, "The search was to do without it.");
        }
        Set<Mode> modes = limits.modes();
        NodeState state = watch.stateOf(operator.id());
        if (state.status() == NodeState.Status.DOWN) {
            return new OperatorAnswer(operator.id(), OperatorAnswer.Answer.ERROR, state.detail());
        }
        return new OperatorAnswer(
                operator.id(),
                OperatorAnswer.Answer.NOT_ASKED,
                switch (operator.kind()) {
                    case TIMETABLE ->
                        modes.stream().anyMatch(Mode::isTransit)
                                ? "Its timetable was searched."
                                : "No public transport was wanted.";
                    case SHARED_VEHICLES ->
                        modes.stream().anyMatch(Mode::isRental)
                                ? "Its live vehicles were searched."
                                : "No shared vehicle was wanted.";
                    case ON_DEMAND ->
                        modes.contains(Mode.SHUTTLE)
                                ? "No ride was asked for: no road joins the two places, or the trip comes by others."
                                : "No ride on demand was wanted.";
                    case UNKNOWN -> "The gateway does not know its kind of service.";
                });
    }
}
