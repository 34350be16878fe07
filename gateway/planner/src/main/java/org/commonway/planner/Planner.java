package org.commonway.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonway.planner.alert.LegAlerts;
import org.commonway.planner.assembly.Setting;
import org.commonway.planner.choice.OptionChoice;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.ParkSpots;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.likelihood.History;
import org.commonway.planner.likelihood.OptionLikelihoods;
import org.commonway.planner.network.LiveNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.Steps;
import org.commonway.planner.parallel.Parallel;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.request.Party;
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

    private final History history;
    private volatile State state;
    private final KeptFleets fleets = new KeptFleets();

    /** What a search sees. */
    private record State(City city, CityFares fares, LiveNetwork live, LegAlerts alerts, ParkSpots parks) {
        State(City city, CityFares fares, LiveNetwork live, ParkSpots parks) {
            this(city, fares, live, new LegAlerts(city.timetables(), live.realtime()), parks);
        }

        static State of(City city, Realtime realtime) {
            Network network = new Network(city.streets(), city.timetables());
            return new State(
                    city,
                    new CityFares(city),
                    new LiveNetwork(network, realtime),
                    new ParkSpots(city.streets(), network));
        }

        State with(Realtime realtime) {
            return new State(city, fares, live.with(realtime), parks);
        }

        Network network() {
            return live.network();
        }
    }

    /** A planner for this city; ties its stops to its streets (a few tenths of a second for a city). */
    public Planner(City city) {
        this(city, History.empty());
    }

    /** As above, going on from what was seen before of delays and vehicles. */
    public Planner(City city, History history) {
        this.history = history;
        this.state = State.of(city, Realtime.none());
    }

    /** What was seen of delays and vehicles, for keeping it. */
    public History history() {
        return history;
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
     * The days that were searched before are worked out first, so that no search waits for them. What it says of vehicles
     * that have passed goes into the {@link #history}.
     */
    public void update(RealtimeFeed feed) {
        synchronized (changing) {
            State now = state;
            state = now.with(now.live().realtime().with(feed));
            history.observe(feed, now.network());
        }
    }

    /** Forgets what an operator said, as when its feed has been silent for too long: its timetable counts again. */
    public void forget(String operatorId) {
        synchronized (changing) {
            State now = state;
            state = now.with(now.live().realtime().without(operatorId));
        }
    }

    /**
     * Takes in which vehicles stand where at a moment, so that searches can say how likely one is still there. Does not
     * change which vehicles a search sees. To be called every few seconds; after two minutes without, it begins anew.
     */
    public void observe(Fleet fleet, Instant at) {
        history.observe(fleet, at, zoneOf(city()));
    }

    /**
     * Prepares a fleet. Whoever swaps fleets calls this with the new one before searches see it, so that none has to wait
     * while it is tied to streets and stops: a few dozen microseconds for each vehicle that stands at a new place.
     */
    public void prepare(Fleet fleet) {
        State now = state;
        fleets.get(fleet, now.city().streets(), now.network());
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
        StreetProfile last = walked.get(walked.size() - 1);
        city.streets().getPoint(request.from().coordinate(), last);
        request.via().forEach(via -> city.streets().getPoint(via.place().coordinate(), last));
        city.streets().getPoint(request.to().coordinate(), last);
        FleetIndex fleet = fleets.get(live.fleet(), city.streets(), network);
        Function<PlanRequest, List<Found>> search =
                part -> new PlanRun(part, live, city, setting(part, now, network, fleet), now.parks()).run();
        List<Found> found = request.via().isEmpty() ? search.apply(request) : new Stopovers(request, search).find();
        OptionLikelihoods likelihoods =
                likelihoods(live, now, fleet, request.timing().moment());
        List<OptionChoice.Chosen> picked =
                OptionChoice.pick(found.stream().map(Found::score).toList(), request.timing());
        List<PlanOption> options = Parallel.all(picked.stream()
                .<Supplier<PlanOption>>map(one -> () ->
                        option(request, one, found.get(one.index()).itinerary().get(), likelihoods))
                .toList());
        return new PlanResult(
                now.alerts().note(options),
                reason(options, city, dateOf(request.timing().moment(), city)),
                QuotedRides.besides(picked, found).stream()
                        .map(ride -> option(
                                request,
                                ride,
                                found.get(ride.index()).itinerary().get(),
                                likelihoods))
                        .toList());
    }

    private static PlanOption option(
            PlanRequest request, OptionChoice.Chosen chosen, Itinerary itinerary, OptionLikelihoods likelihoods) {
        Optional<String> stepFree = request.party().has(Party.Need.STEP_FREE)
                ? Optional.of(StepFreeSentence.of(itinerary))
                : Optional.empty();
        return new PlanOption(itinerary, chosen.strengths(), chosen.why(), likelihoods.of(itinerary), stepFree);
    }

    private OptionLikelihoods likelihoods(LiveSnapshot live, State now, FleetIndex fleet, Instant moment) {
        return new OptionLikelihoods(
                history,
                new OptionLikelihoods.Now(
                        now.live().realtime(),
                        fleet,
                        live.seenAt().filter(seenAt -> seenAt.isBefore(moment)).orElse(moment),
                        zoneOf(now.city()),
                        now.city().timetables()));
    }

    private static Setting setting(PlanRequest request, State now, Network network, FleetIndex fleet) {
        City city = now.city();
        Instant moment = request.timing().moment();
        // Who arrives by a moment may leave long before: a day's trips reach to the next noon.
        LocalDate date = dateOf(request.timing().arrivesBy() ? moment.minus(PlanRun.LONGEST_TRIP) : moment, city);
        return new Setting(
                city.streets(),
                network,
                network.steps() == Steps.FORBIDDEN
                        ? now.live().stepFreeDay(date)
                        : now.live().day(date),
                fleet,
                now.fares().costs(request),
                city.fares(),
                city.currency(),
                request.party().passengers(),
                request.from(),
                request.to());
    }

    /** The local date at the first timetable's agency. */
    private static LocalDate dateOf(Instant departAt, City city) {
        return departAt.atZone(zoneOf(city)).toLocalDate();
    }

    private static ZoneId zoneOf(City city) {
        return city.timetables().isEmpty()
                ? ZoneOffset.UTC
                : city.timetables().get(0).zone();
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
