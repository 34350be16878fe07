package org.commonway.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.planner.assembly.Setting;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.network.LiveNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.Steps;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.vehicles.Fleet;

/**
 * The multimodal search. Safe for any number of threads: a search reads one immutable state from start to end and takes
 * no lock, however many cities and realtime updates are swapped in meanwhile. What is worked out once (a day's trips, a
 * fleet's places, the footpaths without steps) is kept; two searches may do so at the same time and
 * one result is then thrown away.
 */
public final class Planner {
    /** Taken by those who change the state, never by a search. */
    private final Object changing = new Object();

    private volatile State state;
    private final KeptFleets fleets = new KeptFleets();

    /** What a search sees. */
    private record State(City city, LiveNetwork live) {
        static State of(City city, Realtime realtime) {
            return new State(city, new LiveNetwork(new Network(city.streets(), city.timetables()), realtime));
        }

        Network network() {
            return live.network();
        }
    }

    /** A planner for this city; ties its stops to its streets (a few tenths of a second for a city). */
    public Planner(City city) {
        this.state = State.of(city, Realtime.none());
    }

    /** The city that the next search will see. */
    public City city() {
        return state.city();
    }

    /**
     * Swaps in another city, of which operators say what they said before; searches that run keep the one they began
     * with. Takes as long as the constructor.
     */
    public void replace(City city) {
        synchronized (changing) {
            State now = state;
            State made = State.of(city, now.live().realtime());
            now.network().others().forEach(made.network()::with);
            state = made;
        }
    }

    /** What operators say, as the next search will see it. */
    public Realtime realtime() {
        return state.live().realtime();
    }

    /**
     * Swaps in what an operator says now, in place of what it said before; searches that run keep what they began with.
     * The days that were searched before are worked out first, so that no search waits for them.
     */
    public void update(RealtimeFeed feed) {
        synchronized (changing) {
            State now = state;
            state = new State(now.city(), now.live().with(now.live().realtime().with(feed)));
        }
    }

    /** Forgets what an operator said, as when its feed has been silent for too long: its timetable counts again. */
    public void forget(String operatorId) {
        synchronized (changing) {
            State now = state;
            state = new State(now.city(), now.live().with(now.live().realtime().without(operatorId)));
        }
    }

    /** Prepares a day and a fleet, so that the first search does not have to. */
    public void warm(Fleet fleet, LocalDate date) {
        State now = state;
        now.live().day(date);
        fleets.get(fleet, now.city().streets(), now.network());
    }

    /**
     * Plans a trip.
     *
     * @throws PlannerRefusal OUTSIDE_MAP when a place is not near a street (for STEP_FREE, one without steps),
     *     NO_SERVICE_ON_DATE when no timetable runs that day and nothing else can serve
     */
    public PlanResult plan(PlanRequest asked, LiveSnapshot live) {
        State now = state;
        City city = now.city();
        PlanRequest request = Needs.fit(asked);
        Network network = now.network().with(Needs.steps(request.party()));
        List<StreetProfile> walked = network.steps().profiles();
        city.streets().getPoint(request.from().coordinate(), walked.get(walked.size() - 1));
        city.streets().getPoint(request.to().coordinate(), walked.get(walked.size() - 1));
        LocalDate date = dateOf(request.timing().moment(), city);
        Setting setting = new Setting(
                city.streets(),
                network,
                network.steps() == Steps.FORBIDDEN
                        ? now.live().stepFreeDay(date)
                        : now.live().day(date),
                fleets.get(live.fleet(), city.streets(), network),
                PlanRun.costs(city, request),
                city.fares(),
                city.currency(),
                request.party().passengers(),
                request.from(),
                request.to());
        List<PlanOption> options = new PlanRun(request, live, city, setting).run();
        return new PlanResult(options, reason(options, city, date));
    }

    /** The local date at the first timetable's agency. */
    private static LocalDate dateOf(Instant departAt, City city) {
        ZoneId zone = city.timetables().isEmpty()
                ? ZoneOffset.UTC
                : city.timetables().get(0).zone();
        return departAt.atZone(zone).toLocalDate();
    }

    private static Optional<String> reason(List<PlanOption> options, City city, LocalDate date) {
        boolean running = city.timetables().stream().anyMatch(timetable -> timetable.runsOn(date));
        if (!running && !city.timetables().isEmpty()) {
            String covered = city.timetables().stream().map(Planner::coverage).collect(Collectors.joining(", "));
            String sentence = "No timetable runs on " + date + "; choose a date that they cover (" + covered + ").";
            if (options.isEmpty()) {
                throw new PlannerRefusal(RefusalCode.NO_SERVICE_ON_DATE, sentence);
            }
            return Optional.of(sentence);
        }
        return options.isEmpty()
                ? Optional.of("Nothing goes between these two places at that time; try another time, a longer walk or"
                        + " more ways of travelling.")
                : Optional.empty();
    }

    private static String coverage(Timetable timetable) {
        return timetable.operatorId() + " " + timetable.firstDate() + " to " + timetable.lastDate();
    }
}
