package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param departAt the earliest departure
 * @param passengers 1 to 8
 * @param modes what may be used; walking is always allowed
 * @param maxWalkMetres at most this far to the first and from the last vehicle, 0 to 5,000
 * @param window how much later a departure is still of interest, 0 to 2 hours
 * @param criteria what trips are compared by, besides departure, arrival and the number of vehicles; the fewer, the
 *     quicker the search
 */
public record PlanRequest(
        Place from,
        Place to,
        Instant departAt,
        int passengers,
        Set<Mode> modes,
        int maxWalkMetres,
        Duration window,
        Set<Criterion> criteria) {
    private static final int DEFAULT_WALK_METRES = 1_200;
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(30);
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Refuses with REQUEST_INVALID what lies outside the ranges. */
    public PlanRequest {
        modes = Set.copyOf(modes);
        criteria = Set.copyOf(criteria);
        check(passengers >= 1 && passengers <= 8, "A trip is for 1 to 8 passengers, not " + passengers + ".");
        check(
                maxWalkMetres >= 0 && maxWalkMetres <= 5_000,
                "The longest walk is 0 to 5,000 metres, not " + maxWalkMetres + ".");
        check(
                !window.isNegative() && window.compareTo(Duration.ofHours(2)) <= 0,
                "The departure window is 0 to 2 hours, not " + window.toMinutes() + " minutes.");
        check(
                !departAt.isBefore(EARLIEST) && departAt.isBefore(LATEST),
                "The departure must lie between 1970 and 2200.");
    }

    /** One passenger, all modes, walks of up to 1,200 metres, departures within half an hour. */
    public static PlanRequest of(Place from, Place to, Instant departAt) {
        return new PlanRequest(
                from,
                to,
                departAt,
                1,
                EnumSet.allOf(Mode.class),
                DEFAULT_WALK_METRES,
                DEFAULT_WINDOW,
                EnumSet.allOf(Criterion.class));
    }

    /** As {@link #of}, at a local time; a time that the clocks skip is moved on by the gap. */
    public static PlanRequest atLocalTime(Place from, Place to, LocalDateTime departAt, ZoneId zone) {
        return of(from, to, departAt.atZone(zone).toInstant());
    }

    /** The same for this many passengers. */
    public PlanRequest withPassengers(int count) {
        return new PlanRequest(from, to, departAt, count, modes, maxWalkMetres, window, criteria);
    }

    /** The same with only these modes (and walking). */
    public PlanRequest withModes(Set<Mode> allowed) {
        return new PlanRequest(from, to, departAt, passengers, allowed, maxWalkMetres, window, criteria);
    }

    /** The same with this longest walk. */
    public PlanRequest withMaxWalkMetres(int metres) {
        return new PlanRequest(from, to, departAt, passengers, modes, metres, window, criteria);
    }

    /** The same with this departure window. */
    public PlanRequest withWindow(Duration length) {
        return new PlanRequest(from, to, departAt, passengers, modes, maxWalkMetres, length, criteria);
    }

    /** The same with trips compared by only these. */
    public PlanRequest withCriteria(Set<Criterion> compared) {
        return new PlanRequest(from, to, departAt, passengers, modes, maxWalkMetres, window, compared);
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new PlannerRefusal(RefusalCode.REQUEST_INVALID, sentence);
        }
    }
}
