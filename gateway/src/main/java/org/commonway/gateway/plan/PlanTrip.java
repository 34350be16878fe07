package org.commonway.gateway.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonway.audit.record.AskedOperator;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.offers.SharedFleet;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.PlanResult;
import org.commonway.planner.Planner;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.request.Limits;
import org.commonway.planner.request.Timing;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Position;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/** The search in one city: quotes from all operators of rides on demand, then the planner over everything. */
public final class PlanTrip {
    private static final Duration PICK_UP_MARGIN = Duration.ofMinutes(10);

    private final String city;
    private final CityNetwork network;
    private final LiveOffers offers;
    private final QuoteRound round;
    private final KeptPlans kept;
    private final Function<ShownPlan.Option, String> legsJson;
    private final SearchMeter meter;
    private final SearchRecorder recorder;
    private final Times times;

    /**
     * What a search works with.
     *
     * @param city the channel of the city that is searched
     * @param kept where plans of all cities wait to be booked
     * @param legsJson writes an option's legs as the API shows them
     * @param recorder decides what is shown, and puts it on record
     */
    public record Parts(
            String city,
            CityNetwork network,
            LiveOffers offers,
            QuoteRound round,
            KeptPlans kept,
            Function<ShownPlan.Option, String> legsJson,
            SearchMeter meter,
            SearchRecorder recorder) {}

    /**
     * The two times, and names.
     *
     * @param clock the wall clock
     * @param zone of the city
     * @param journeyDate date of a request that names none; empty is today
     * @param ids makes plan ids
     */
    public record Times(InstantSource clock, ZoneId zone, Optional<LocalDate> journeyDate, Supplier<String> ids) {
        /** This moment, on the day that journeys are planned for when none is named. */
        public Instant now() {
            Instant now = clock.instant();
            return journeyDate
                    .map(date -> date.atTime(now.atZone(zone).toLocalTime())
                            .atZone(zone)
                            .toInstant())
                    .orElse(now);
        }

        /** When a trip departs that was asked for without a time. */
        public LocalDateTime journeyNow() {
            LocalDateTime now =
                    LocalDateTime.ofInstant(clock.instant(), zone).withSecond(0).withNano(0);
            return journeyDate.map(date -> date.atTime(now.toLocalTime())).orElse(now);
        }
    }

    /** A search over these parts. */
    public PlanTrip(Parts parts, Times times) {
        this.city = parts.city();
        this.network = parts.network();
        this.offers = parts.offers();
        this.round = parts.round();
        this.kept = parts.kept();
        this.legsJson = parts.legsJson();
        this.meter = parts.meter();
        this.recorder = parts.recorder();
        this.times = times;
    }

    /**
     * Plans and keeps the plan for booking. Throws ApiProblem: NOT_READY, LOG_STOPPED, OUTSIDE_MAP, NO_SERVICE_ON_DATE,
     * BAD_REQUEST.
     */
    public ShownPlan plan(PlanAsk ask) {
        SearchMoment moment = SearchMoment.now(times.clock());
        Planner planner = network.getPlanner();
        recorder.requireOpen();
        try {
            ShownPlan plan = plan(planner, ask, moment);
            kept.keep(plan, legsJson);
            meter.searched(
                    Duration.between(moment.at(), times.clock().instant()),
                    plan.options().size());
            plan.answers().forEach(answer -> meter.answered(answer.operatorId(), answer.answer()));
            return plan;
        } catch (PlannerRefusal e) {
            throw problem(e);
        }
    }

    private ShownPlan plan(Planner planner, PlanAsk ask, SearchMoment moment) {
        FoundTrips found = find(planner, ask, moment);
        SearchRecorder.Recorded recorded = recorder.record(found);
        List<PlanOption> shown = recorded.shown();
        List<ShownPlan.Option> options = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            options.add(new ShownPlan.Option("o" + (i + 1), shown.get(i)));
        }
        Map<String, SignedEnvelope> quotes = new HashMap<>();
        for (QuoteAnswer.Offered offered : found.round().offers()) {
            RideQuote quote = offered.quote();
            quotes.put(ShownPlan.quoteKey(quote.getOperatorId(), quote.getQuoteId()), offered.envelope());
        }
        Timing timing = found.request().timing();
        return new ShownPlan(
                city,
                found.planId(),
                times.clock().instant().plus(KeptPlans.VALIDITY),
                ask.from(),
                ask.to(),
                ask.passengers(),
                options,
                Neighbours.earlier(timing, shown),
                Neighbours.later(timing, shown),
                found.round().answers(),
                found.result().reason(),
                quotes,
                recorded.search());
    }

    private FoundTrips find(Planner planner, PlanAsk ask, SearchMoment moment) {
        PlanRequest request = request(ask);
        QuoteRound.Outcome round = this.round.ask(quoteRequest(planner, request), request.limits(), moment);
        Instant now = times.clock().instant();
        List<OnDemandOption> rides = new ArrayList<>();
        List<QuoteAnswer.Offered> expired = new ArrayList<>();
        for (QuoteAnswer.Offered offered : round.offers()) {
            if (isGood(offered.quote(), now)) {
                rides.add(ride(offered.quote()));
            } else {
                expired.add(offered);
            }
        }
        SharedFleet shared = offers.shared();
        FoundTrips nothing = new FoundTrips(
                times.ids().get(),
                ask,
                request,
                moment,
                round,
                expired,
                shared,
                new PlanResult(List.of(), Optional.empty(), List.of()));
        try {
            return nothing.with(
                    planner.plan(request, new LiveSnapshot(shared.fleet(), rides, Optional.of(times.now()))));
        } catch (PlannerRefusal e) {
            if (round.asked().stream().anyMatch(AskedOperator::asked)) {
                // Operators were asked: that they were goes on record, also where the rider is told that nothing goes.
                recorder.record(nothing);
            }
            throw e;
        }
    }

    private static boolean isGood(RideQuote quote, Instant now) {
        return !quote.hasValidUntil() || quote.getValidUntil().getEpochMillis() > now.toEpochMilli();
    }

    private PlanRequest request(PlanAsk ask) {
        PlanAsk.Limits limits = ask.limits();
        PlanAsk.Moment moment =
                ask.moment().orElseGet(() -> new PlanAsk.Moment(times.journeyNow(), Timing.End.DEPART_AT));
        PlanRequest plain = PlanRequest.atLocalTime(ask.from(), ask.to(), moment.at(), times.zone());
        return plain.withTiming(new Timing(
                        plain.timing().moment(),
                        moment.end(),
                        limits.window().orElse(plain.timing().window())))
                .withVia(ask.via())
                .withParty(ask.party())
                .withLimits(new Limits(
                        limits.modes(),
                        limits.avoidedOperators(),
                        limits.maxWalkMetres().orElse(plain.limits().maxWalkMetres())))
                .withCriteria(limits.criteria());
    }

    /**
     * What nodes are asked; empty when no road joins the places, when the rider comes by others on the way, or wants no
     * such ride.
     */
    private static Optional<QuoteRequest> quoteRequest(Planner planner, PlanRequest request) {
        if (!request.limits().modes().contains(Mode.SHUTTLE) || !request.via().isEmpty()) {
            return Optional.empty();
        }
        Streets streets = planner.city().streets();
        Optional<StreetPoint> from = streets.findPoint(request.from().coordinate(), StreetProfile.CAR);
        Optional<StreetPoint> to = streets.findPoint(request.to().coordinate(), StreetProfile.CAR);
        Optional<StreetRoute> road = from.flatMap(start -> to.flatMap(end -> streets.findRoute(start, end)));
        return road.map(route -> QuoteRequest.newBuilder()
                .setFrom(position(request.from().coordinate()))
                .setTo(position(request.to().coordinate()))
                .setDepartAt(Moment.newBuilder()
                        .setEpochMillis(pickUp(request, route).toEpochMilli()))
                .setPassengers(request.party().passengers())
                .setDistanceMetres(route.distanceMetres())
                .setDurationSeconds(route.seconds())
                .build());
    }

    /** Who must be there by a moment is picked up so long before that the driver may come a little later. */
    private static Instant pickUp(PlanRequest request, StreetRoute route) {
        Instant moment = request.timing().moment();
        return request.timing().arrivesBy()
                ? moment.minusSeconds(route.seconds()).minus(PICK_UP_MARGIN)
                : moment;
    }

    private static OnDemandOption ride(RideQuote quote) {
        return new OnDemandOption(
                quote.getOperatorId(),
                quote.getQuoteId(),
                coordinate(quote.getFrom()),
                coordinate(quote.getTo()),
                Instant.ofEpochMilli(quote.getPickUpAt().getEpochMillis()),
                Instant.ofEpochMilli(quote.getArriveAt().getEpochMillis()),
                Money.of(quote.getPrice().getMinorUnits(), quote.getPrice().getCurrency()));
    }

    static Position position(Coordinate coordinate) {
        return Position.newBuilder()
                .setLatitudeE7((int) Math.round(coordinate.latitude() * 1e7))
                .setLongitudeE7((int) Math.round(coordinate.longitude() * 1e7))
                .build();
    }

    private static Coordinate coordinate(Position position) {
        return new Coordinate(position.getLatitudeE7() / 1e7, position.getLongitudeE7() / 1e7);
    }

    private static ApiProblem problem(PlannerRefusal refusal) {
        ProblemCode code = switch (refusal.code()) {
            case OUTSIDE_MAP -> ProblemCode.OUTSIDE_MAP;
            case NO_SERVICE_ON_DATE -> ProblemCode.NO_SERVICE_ON_DATE;
            case REQUEST_INVALID -> ProblemCode.BAD_REQUEST;
            case STREETS_MISSING,
                    STREETS_UNREADABLE,
                    FEED_MISSING,
                    FEED_UNREADABLE,
                    FEED_INCOMPLETE,
                    FEED_EMPTY,
                    REALTIME_UNREADABLE,
                    ZONE_INVALID -> ProblemCode.NOT_READY;
        };
        return new ApiProblem(code, String.valueOf(refusal.getMessage()), refusal);
    }
}
