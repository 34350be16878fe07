package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.commonway.planner.assembly.ItineraryWriter;
import org.commonway.planner.assembly.Setting;
import org.commonway.planner.choice.OptionChoice;
import org.commonway.planner.choice.Score;
import org.commonway.planner.door.DoorSearch;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.RiddenTrip;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.search.Journey;
import org.commonway.planner.search.RestrictedPareto;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.search.SearchProblem;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;

/** One search, from request to options. */
final class PlanRun {
    /** A quote for other places than the request's is not used; rounding is forgiven. */
    private static final double SAME_PLACE_METRES = 50;
    /** A car takes so many. */
    private static final int CAR_SEATS = 4;
    /** Somebody who walks all the way walks further than to a stop. */
    private static final double WHOLE_WALK_FACTOR = 2.5;

    private final PlanRequest request;
    private final LiveSnapshot live;
    private final City city;
    private final Setting setting;
    private final ItineraryWriter writer;
    private final List<Found> found = new ArrayList<>();

    /** A trip that was found, written out only if it is picked. */
    private record Found(Score score, Supplier<Itinerary> itinerary) {}

    PlanRun(PlanRequest request, LiveSnapshot live, City city, Setting setting) {
        this.request = request;
        this.live = live;
        this.city = city;
        this.setting = setting;
        this.writer = new ItineraryWriter(setting);
    }

    List<PlanOption> run() {
        DoorSearch doors = new DoorSearch(
                city.streets(),
                setting.network(),
                setting.fleet(),
                city.currency(),
                request.maxWalkMetres(),
                this::isUsable,
                request.from().coordinate(),
                request.to().coordinate());
        addWalk();
        addRides();
        for (DoorWay way : doors.direct()) {
            add(writer.rental(way, request.departAt()));
        }
        if (setting.day().patternCount() > 0) {
            addJourneys(doors);
        }
        return OptionChoice.pick(found.stream().map(Found::score).toList(), request.departAt()).stream()
                .map(chosen ->
                        new PlanOption(found.get(chosen.index()).itinerary().get(), chosen.strengths(), chosen.why()))
                .toList();
    }

    private boolean isUsable(SharedVehicle vehicle) {
        FormFactor form = vehicle.type().formFactor();
        return request.modes().contains(form.mode())
                && request.passengers() <= (form == FormFactor.CAR ? CAR_SEATS : 1);
    }

    private void addWalk() {
        Streets streets = city.streets();
        double bee = request.from().coordinate().metresTo(request.to().coordinate());
        double limit = request.maxWalkMetres() * WHOLE_WALK_FACTOR;
        if (bee <= limit) {
            Optional<StreetRoute> route =
                    streets.findRoute(request.from().coordinate(), request.to().coordinate(), StreetProfile.FOOT);
            route.filter(way -> way.distanceMetres() <= limit)
                    .ifPresent(way -> add(writer.walk(way, request.departAt())));
        }
    }

    private void addRides() {
        if (!request.modes().contains(Mode.SHUTTLE) || live.rides().isEmpty()) {
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
            if (ride.from().metresTo(request.from().coordinate()) <= SAME_PLACE_METRES
                    && ride.to().metresTo(request.to().coordinate()) <= SAME_PLACE_METRES
                    && !ride.pickUpAt().isBefore(request.departAt())) {
                add(writer.ride(ride, metres, grams));
            }
        }
    }

    private void add(Itinerary itinerary) {
        OptionalLong price = itinerary.price().stream()
                .mapToLong(money -> money.minorUnits())
                .findFirst();
        found.add(new Found(
                new Score(
                        itinerary.departure(),
                        itinerary.arrival(),
                        price,
                        itinerary.transfers(),
                        itinerary.co2Grams(),
                        itinerary.walkMetres(),
                        itinerary.legs().stream()
                                .filter(Leg::isCharged)
                                .map(PlanRun::courseOf)
                                .toList(),
                        itinerary.operators()),
                () -> itinerary));
    }

    private static String courseOf(Leg leg) {
        String operator = leg.operatorId().orElse("");
        return leg instanceof TransitLeg transit
                ? operator + " " + transit.service().line().routeId()
                : operator + " " + leg.mode();
    }

    private void addJourneys(DoorSearch doors) {
        List<DoorWay> ways = new ArrayList<>();
        List<DoorLabel> access = doors.access().labels(ways);
        List<DoorLabel> egress = doors.egress().labels(ways);
        int first = secondsOf(request.departAt());
        SearchProblem problem = new SearchProblem(setting.network(), setting.day(), setting.costs(), access, egress);
        for (Journey journey : RestrictedPareto.search(
                problem,
                request.criteria(),
                first,
                first + (int) request.window().toSeconds())) {
            DoorWay out = ways.get(journey.access().detail());
            DoorWay in = ways.get(journey.egress().detail());
            if (!isSameVehicle(out, in)) {
                found.add(new Found(score(journey, out, in), () -> writer.journey(journey, out, in)));
            }
        }
    }

    private static boolean isSameVehicle(DoorWay out, DoorWay in) {
        return out.rental().isPresent()
                && in.rental().isPresent()
                && out.rental().get().vehicle().equals(in.rental().get().vehicle());
    }

    /** Rounded up to a whole second: nobody leaves before the moment asked for. */
    private int secondsOf(Instant moment) {
        long millis = Duration.between(setting.day().base(), moment).toMillis();
        return Math.toIntExact(Math.floorDiv(millis + 999, 1000));
    }

    private Score score(Journey journey, DoorWay out, DoorWay in) {
        List<String> course = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        note(out, course, operators);
        for (Journey.Ride ride : journey.rides()) {
            var timetable = setting.day().timetable(ride.pattern());
            RiddenTrip.of(setting.day(), ride.pattern(), ride.trip(), ride.board(), ride.alight())
                    .forEach(part -> course.add(timetable.operatorId() + " "
                            + timetable
                                    .routes()
                                    .get(timetable.trips().route(part.trip()))
                                    .routeId()));
            operators.add(timetable.operatorId());
        }
        note(in, course, operators);
        Journey.Totals totals = journey.totals();
        return new Score(
                setting.day().base().plusSeconds(journey.departure()),
                setting.day().base().plusSeconds(totals.arrival()),
                totals.priceKnown() ? OptionalLong.of(totals.price()) : OptionalLong.empty(),
                totals.vehicles() - 1,
                totals.co2Grams(),
                totals.walkMetres(),
                course,
                operators.stream().distinct().toList());
    }

    private static void note(DoorWay way, List<String> course, List<String> operators) {
        way.rental().ifPresent(ride -> {
            course.add(ride.vehicle().operatorId() + " "
                    + ride.vehicle().type().formFactor().mode());
            operators.add(ride.vehicle().operatorId());
        });
    }

    /** Fares of a search: those in another currency than the city's count as unknown. */
    static RideCosts costs(City city, PlanRequest request) {
        List<Optional<RideCosts.Fare>> fares = city.timetables().stream()
                .map(timetable -> Optional.ofNullable(city.fares().get(timetable.operatorId()))
                        .filter(fare -> fare.boarding().currency().equals(city.currency()))
                        .map(fare -> fareOf(fare, request.passengers())))
                .toList();
        return new RideCosts(fares, city.emissions(), request.modes(), request.passengers());
    }

    private static RideCosts.Fare fareOf(FarePolicy fare, int passengers) {
        return new RideCosts.Fare(
                Math.toIntExact(fare.boarding().minorUnits() * passengers), 60 * fare.freeTransferMinutes());
    }
}
