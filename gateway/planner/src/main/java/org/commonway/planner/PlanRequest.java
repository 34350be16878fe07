package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.request.Limits;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Timing;
import org.commonway.planner.request.Via;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param via places to come by, in this order; at most {@link #MOST_VIA}
 * @param timing when
 * @param party for whom
 * @param limits how
 * @param criteria what trips are compared by, besides departure, arrival and the number of vehicles; the fewer, the
 *     quicker the search
 */
public record PlanRequest(
        Place from, Place to, List<Via> via, Timing timing, Party party, Limits limits, Set<Criterion> criteria) {
    /** More places on the way than this are refused. */
    public static final int MOST_VIA = 4;

    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(30);

    /** Copies the lists; refuses with REQUEST_INVALID what lies outside the ranges. */
    public PlanRequest {
        via = List.copyOf(via);
        criteria = Set.copyOf(criteria);
        if (via.size() > MOST_VIA) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID,
                    "A trip may come by " + MOST_VIA + " places at most, not " + via.size() + ".");
        }
    }

    /** One passenger, all modes, walks of up to 1,200 metres, departures within half an hour. */
    public static PlanRequest of(Place from, Place to, Instant departAt) {
        return new PlanRequest(
                from,
                to,
                List.of(),
                new Timing(departAt, Timing.End.DEPART_AT, DEFAULT_WINDOW),
                Party.of(1),
                Limits.none(),
                EnumSet.allOf(Criterion.class));
    }

    /** As {@link #of}, at a local time; a time that the clocks skip is moved on by the gap. */
    public static PlanRequest atLocalTime(Place from, Place to, LocalDateTime departAt, ZoneId zone) {
        return of(from, to, departAt.atZone(zone).toInstant());
    }

    /** The same between these places. */
    public PlanRequest between(Place start, Place end) {
        return new PlanRequest(start, end, via, timing, party, limits, criteria);
    }

    /** The same by way of these. */
    public PlanRequest withVia(List<Via> places) {
        return new PlanRequest(from, to, places, timing, party, limits, criteria);
    }

    /** The same at this time. */
    public PlanRequest withTiming(Timing when) {
        return new PlanRequest(from, to, via, when, party, limits, criteria);
    }

    /** The same, arriving by this moment instead of leaving at one. */
    public PlanRequest arrivingBy(Instant moment) {
        return withTiming(new Timing(moment, Timing.End.ARRIVE_BY, timing.window()));
    }

    /** The same with this departure window. */
    public PlanRequest withWindow(Duration length) {
        return withTiming(new Timing(timing.moment(), timing.end(), length));
    }

    /** The same for these people. */
    public PlanRequest withParty(Party who) {
        return new PlanRequest(from, to, via, timing, who, limits, criteria);
    }

    /** The same for this many passengers. */
    public PlanRequest withPassengers(int count) {
        return withParty(new Party(count, party.age(), party.needs(), party.ownVehicles()));
    }

    /** The same within these limits. */
    public PlanRequest withLimits(Limits what) {
        return new PlanRequest(from, to, via, timing, party, what, criteria);
    }

    /** The same with only these modes (and walking). */
    public PlanRequest withModes(Set<Mode> allowed) {
        return withLimits(new Limits(allowed, limits.avoidedOperators(), limits.maxWalkMetres()));
    }

    /** The same without these operators. */
    public PlanRequest withoutOperators(Set<String> operatorIds) {
        return withLimits(new Limits(limits.modes(), operatorIds, limits.maxWalkMetres()));
    }

    /** The same with this longest walk. */
    public PlanRequest withMaxWalkMetres(int metres) {
        return withLimits(new Limits(limits.modes(), limits.avoidedOperators(), metres));
    }

    /** The same with trips compared by only these. */
    public PlanRequest withCriteria(Set<Criterion> compared) {
        return new PlanRequest(from, to, via, timing, party, limits, compared);
    }
}
