package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.commonway.planner.assembly.ItineraryWriter;
import org.commonway.planner.assembly.Setting;
import org.commonway.planner.choice.Score;
import org.commonway.planner.door.DoorSearch;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.door.DoorWays;
import org.commonway.planner.door.OwnRides;
import org.commonway.planner.door.RideRules;
import org.commonway.planner.door.VehiclesBetween;
import org.commonway.planner.fleet.ParkSpots;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Footpaths;
import org.commonway.planner.network.RiddenTrip;
import org.commonway.planner.request.Timing;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.search.Journey;
import org.commonway.planner.search.LastDeparture;
import org.commonway.planner.search.RestrictedPareto;
import org.commonway.planner.search.SearchProblem;
import org.commonway.planner.search.Window;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.rule.OpeningHours;

/** One search between two places, past what lies on the way: from request to all trips worth a look. */
final class PlanRun {
    /** Trips of half a day at most are found for one who must arrive by a moment. */
    static final Duration LONGEST_TRIP = Duration.ofHours(12);

    /** A quote for other places than the request's is not used; rounding is forgiven. */
    private static final double SAME_PLACE_METRES = 50;
    /** Somebody who walks all the way walks further than to a stop. */
    private static final double WHOLE_WALK_FACTOR = 2.5;

    private final PlanRequest request;
    private final RiderVehicles vehicles;
    private final OwnRides own;
    private final LiveSnapshot live;
    private final City city;
    private final Setting setting;
    private final ItineraryWriter writer;
    private final List<Found> found = new ArrayList<>();

    PlanRun(PlanRequest request, LiveSnapshot live, City city, Setting setting, ParkSpots parks) {
        this.request = request;
        this.vehicles = new RiderVehicles(request);
        this.own = new OwnRides(
                city.streets(),
                setting.network(),
                parks,
                city.emissions(),
                vehicles.owned(),
                request.from().coordinate());
        this.live = live;
        this.city = city;
        this.setting = setting;
        this.writer = new ItineraryWriter(setting);
    }

    List<Found> run() {
        addWalk();
        addRides();
        own.direct(request.to().coordinate())
                .forEach(way -> addFlexible((departure, drawn) -> writer.ride(way, departure)));
        addVehicles(Set.of());
        return List.copyOf(found);
    }

    /** What is found may need a vehicle at an hour at which it is not rented out: then such hours are left out, and it is searched again. */
    private void addVehicles(Set<OpeningHours> closed) {
        int before = found.size();
        RideRules rules = vehicles.rules(setting.fleet(), closed);
        DoorSearch doors = new DoorSearch(
                city.streets(),
                setting.network(),
                setting.fleet(),
                city.currency(),
                request.limits().maxWalkMetres(),
                rules,
                request.from().coordinate(),
                request.to().coordinate());
        DoorSearch.Ways ways = doors.all();
        Set<OpeningHours> violated = new HashSet<>();
        for (DoorWay way : ways.direct()) {
            Found trip = flexible((departure, drawn) -> writer.ride(drawn ? way : way.undrawn(), departure));
            RiderVehicles.findViolated(rules, way, trip.score().departure())
                    .ifPresentOrElse(violated::add, () -> found.add(rules.hasHours(way) ? trip.fixed() : trip));
        }
        if (setting.day().patternCount() > 0) {
            addJourneys(ways, rules, violated);
        }
        if (!violated.isEmpty()) {
            found.subList(before, found.size()).clear();
            violated.addAll(closed);
            addVehicles(violated);
        }
    }

    private void addWalk() {
        Streets streets = city.streets();
        double bee = request.from().coordinate().metresTo(request.to().coordinate());
        double limit = request.limits().maxWalkMetres() * WHOLE_WALK_FACTOR;
        if (bee <= limit) {
            WholeWalk.find(
                            streets,
                            setting.network().steps(),
                            request.from().coordinate(),
                            request.to().coordinate(),
                            limit)
                    .ifPresent(way -> addFlexible((departure, drawn) -> writer.walk(way, departure)));
        }
    }

    private void addRides() {
        if (!request.limits().modes().contains(Mode.SHUTTLE) || live.rides().isEmpty()) {
            return;
        }
        Optional<StreetRoute> route = city.streets()
                .findPoint(request.from().coordinate(), StreetProfile.CAR)
                .flatMap(start -> city.streets()
                        .findPoint(request.to().coordinate(), StreetProfile.CAR)
                        .flatMap(end -> city.streets().findRoute(start, end)));
        int metres = route.map(StreetRoute::distanceMetres).orElseGet(() ->
                (int) request.from().coordinate().metresTo(request.to().coordinate()));
        int grams = (int) ((long) city.emissions().getGramsPerKm(Mode.SHUTTLE) * metres / 1000);
        for (OnDemandOption ride : live.rides()) {
            if (isAskedFor(ride)) {
                found.add(Found.fixed(writer.ride(ride, metres, grams)));
            }
        }
    }

    private boolean isAskedFor(OnDemandOption ride) {
        Timing timing = request.timing();
        return request.limits().allow(ride.operatorId(), Mode.SHUTTLE)
                && ride.from().metresTo(request.from().coordinate()) <= SAME_PLACE_METRES
                && ride.to().metresTo(request.to().coordinate()) <= SAME_PLACE_METRES
                && (timing.arrivesBy()
                        ? !ride.arriveAt().isAfter(timing.moment())
                        : !ride.pickUpAt().isBefore(timing.moment()));
    }

    private void addFlexible(Found.Trip trip) {
        found.add(flexible(trip));
    }

    private Found flexible(Found.Trip trip) {
        Instant moment = request.timing().moment();
        return request.timing().arrivesBy() ? Found.flexibleBy(trip, moment) : Found.flexible(trip, moment);
    }

    private void addJourneys(DoorSearch.Ways doors, RideRules rules, Set<OpeningHours> violated) {
        List<DoorWay> ways = new ArrayList<>();
        DoorWays fromDoor = doors.access();
        own.addTo(fromDoor);
        List<DoorLabel> access = fromDoor.labels(ways);
        List<DoorLabel> egress = doors.egress().labels(ways);
        SearchProblem problem = new SearchProblem(
                setting.network(), setting.day(), setting.costs(), access, egress, this::isFeedAllowed);
        Optional<Window> window = window(problem);
        if (window.isEmpty()) {
            return;
        }
        if (vehicles.mayRent(setting.fleet())) {
            problem =
                    problem.with(new VehiclesBetween(setting.network(), setting.fleet(), city.currency(), rules, ways));
        }
        for (Journey journey : RestrictedPareto.search(problem, request.criteria(), window.get())) {
            WaysOf of = WaysOf.of(journey, ways);
            of.findViolated(rules, setting.day()).ifPresent(violated::add);
            if (of.isEachVehicleOnce()) {
                found.add(Found.fixed(
                        score(journey, of),
                        of.rented(),
                        () -> writer.journey(journey, of.out(), of.between(), of.in())));
            }
        }
    }

    private boolean isFeedAllowed(int feed) {
        return !request.limits()
                .avoidedOperators()
                .contains(setting.network().timetables().get(feed).operatorId());
    }

    /** The departures of interest; empty when nothing of a timetable arrives in time. */
    private Optional<Window> window(SearchProblem problem) {
        int length = (int) request.timing().window().toSeconds();
        long millis = Duration.between(setting.day().base(), request.timing().moment())
                .toMillis();
        if (request.timing().arrivesBy()) {
            int deadline = Math.toIntExact(Math.floorDiv(millis, 1000));
            OptionalInt last = LastDeparture.of(problem, deadline);
            // Whoever would have to leave so long before is not on the way to be there by then.
            return last.isEmpty() || last.getAsInt() < deadline - LONGEST_TRIP.toSeconds()
                    ? Optional.empty()
                    : Optional.of(Window.endingWith(last.getAsInt(), length, deadline));
        }
        // Rounded up to a whole second: nobody leaves before the moment asked for.
        int first = Math.toIntExact(Math.floorDiv(millis + 999, 1000));
        return Optional.of(Window.of(first, first + length));
    }

    private Score score(Journey journey, WaysOf ways) {
        List<String> course = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        note(ways.out(), course, operators);
        for (int i = 0; i < journey.rides().size(); i++) {
            Journey.Ride ride = journey.rides().get(i);
            var timetable = setting.day().timetable(ride.pattern());
            RiddenTrip.of(setting.day(), ride.pattern(), ride.trip(), ride.board(), ride.alight())
                    .forEach(part -> course.add(timetable.operatorId() + " "
                            + timetable
                                    .routes()
                                    .get(timetable.trips().route(part.trip()))
                                    .routeId()));
            operators.add(timetable.operatorId());
            if (journey.wayAfter(i).isPresent()) {
                ways.between().ifPresent(way -> note(way, course, operators));
            }
        }
        note(ways.in(), course, operators);
        Journey.Totals totals = journey.totals();
        return new Score(
                setting.day().base().plusSeconds(journey.departure()),
                setting.day().base().plusSeconds(totals.arrival()),
                totals.priceKnown() ? OptionalLong.of(totals.price()) : OptionalLong.empty(),
                totals.vehicles() - 1,
                totals.co2Grams(),
                totals.walkMetres(),
                spareSeconds(journey),
                course,
                operators.stream().distinct().toList());
    }

    /** What is left of the tightest change. */
    private int spareSeconds(Journey journey) {
        List<Journey.Ride> rides = journey.rides();
        int least = Score.NO_CHANGE;
        for (int i = 1; i < rides.size(); i++) {
            Journey.Ride off = rides.get(i - 1);
            Journey.Ride on = rides.get(i);
            int seconds = journey.wayAfter(i - 1).map(DoorLabel::seconds).orElseGet(() -> changeSeconds(off, on));
            least = Math.min(
                    least,
                    setting.day().departure(on.pattern(), on.trip(), on.board())
                            - setting.day().arrival(off.pattern(), off.trip(), off.alight())
                            - seconds);
        }
        return least;
    }

    private int changeSeconds(Journey.Ride off, Journey.Ride on) {
        Footpaths ways = setting.network().footpaths();
        return ways.changeSeconds(ways.get(
                setting.day().stop(off.pattern(), off.alight()), setting.day().stop(on.pattern(), on.board())));
    }

    private static void note(DoorWay way, List<String> course, List<String> operators) {
        way.own().ifPresent(ride -> course.add(Found.OWN + " " + ride.mode()));
        way.rental().ifPresent(ride -> {
            course.add(ride.vehicle().operatorId() + " "
                    + ride.vehicle().type().formFactor().mode());
            operators.add(ride.vehicle().operatorId());
        });
    }
}
