package org.commonway.planner.likelihood;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegLikelihood;
import org.commonway.planner.itinerary.Likelihood;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.vehicles.SharedVehicle;

/**
 * Says of trips how likely their changes are made and their rented vehicles are still there, from what was seen up to one
 * moment. Delays of two trips, and of one trip at two stops, are taken as independent, and so are vehicles.
 */
public final class OptionLikelihoods {
    /** From fewer delays nothing is said. */
    static final int DELAYS_MIN = 30;

    /** What stands there in more than two hours has little to do with what stands there now. */
    private static final Duration WAIT_MAX = Duration.ofHours(2);

    private static final double SECONDS_OF_HOUR = 3600;
    private static final double SAME_VEHICLE_METRES = 1;
    private static final double STATION_METRES = 100;

    private final History.Tables seen;
    private final Now now;

    /**
     * What the search looked at.
     *
     * @param realtime what operators say
     * @param fleet the vehicles
     * @param fleetSeenAt when they stood there
     * @param zone of the city
     * @param timetables whose hours are those of their own zones
     */
    public record Now(
            Realtime realtime, FleetIndex fleet, Instant fleetSeenAt, ZoneId zone, List<Timetable> timetables) {
        /** Copies the list. */
        public Now {
            timetables = List.copyOf(timetables);
        }

        private ZoneId zoneOf(String operatorId) {
            return timetables.stream()
                    .filter(timetable -> timetable.operatorId().equals(operatorId))
                    .map(Timetable::zone)
                    .findFirst()
                    .orElse(zone);
        }
    }

    /** A probability and how much it rests on. */
    private record Chance(double probability, double observations) {
        Likelihood likelihood() {
            return new Likelihood.Known((int) Math.round(100 * probability), (int) observations);
        }

        Chance and(Chance other) {
            return new Chance(probability * other.probability, Math.min(observations, other.observations));
        }
    }

    /** How much later than the leg says a vehicle comes or leaves: as often as in the histogram, and so many seconds more. */
    private record Lateness(Histogram histogram, long more) {}

    /** From what this history has seen by now. */
    public OptionLikelihoods(History history, Now now) {
        this.seen = history.tables();
        this.now = now;
    }

    /** How likely this trip goes as it is written. */
    public Likelihoods of(Itinerary trip) {
        List<LegLikelihood> parts = new ArrayList<>();
        Optional<Chance> whole = Optional.of(new Chance(1, Double.MAX_VALUE));
        for (int i = 0; i < trip.legs().size(); i++) {
            Optional<LegLikelihood.Kind> kind = kind(trip.legs(), i);
            if (kind.isPresent()) {
                Optional<Chance> chance =
                        kind.get() == LegLikelihood.Kind.CHANGE ? change(trip.legs(), i) : rental(trip.legs(), i);
                parts.add(new LegLikelihood(
                        i, kind.get(), chance.map(Chance::likelihood).orElseGet(Likelihood::unknown)));
                whole = whole.flatMap(so -> chance.map(so::and));
            }
        }
        return parts.isEmpty()
                ? Likelihoods.none()
                : new Likelihoods(
                        parts, Optional.of(whole.map(Chance::likelihood).orElseGet(Likelihood::unknown)));
    }

    private static Optional<LegLikelihood.Kind> kind(List<Leg> legs, int leg) {
        if (legs.get(leg) instanceof RentalLeg) {
            return Optional.of(LegLikelihood.Kind.RENTAL);
        }
        return legs.get(leg) instanceof TransitLeg ride
                        && !comesAnyhow(ride)
                        && neededSeconds(legs, leg).isPresent()
                ? Optional.of(LegLikelihood.Kind.CHANGE)
                : Optional.empty();
    }

    /** Whoever misses a vehicle that comes about every so often takes the next. */
    private static boolean comesAnyhow(TransitLeg ride) {
        return ride.service().headway().map(often -> !often.exactTimes()).orElse(false);
    }

    /**
     * What the rider needs between the timetable ride before and this one; empty where there is none before, or where they
     * are one vehicle.
     */
    private static Optional<Long> neededSeconds(List<Leg> legs, int leg) {
        TransitLeg ride = (TransitLeg) legs.get(leg);
        if (ride.changeSeconds().isPresent()) {
            return Optional.of((long) ride.changeSeconds().getAsInt());
        }
        return findRideBefore(legs, leg)
                .filter(before -> legs.subList(before + 1, leg).stream().anyMatch(way -> !(way instanceof WalkLeg)))
                .map(before -> Duration.between(
                                legs.get(before).arrival(), legs.get(leg - 1).arrival())
                        .toSeconds());
    }

    private static Optional<Integer> findRideBefore(List<Leg> legs, int leg) {
        for (int before = leg - 1; before >= 0; before--) {
            if (legs.get(before) instanceof TransitLeg) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private Optional<Chance> change(List<Leg> legs, int leg) {
        TransitLeg onto = (TransitLeg) legs.get(leg);
        long needed = neededSeconds(legs, leg).orElseThrow();
        Optional<TransitLeg> from = findRideBefore(legs, leg).map(before -> (TransitLeg) legs.get(before));
        Optional<Lateness> coming = from.flatMap(ride -> lateness(ride, RouteDelays.Event.ARRIVAL));
        Optional<Lateness> leaving = lateness(onto, RouteDelays.Event.DEPARTURE);
        if (coming.isEmpty() || leaving.isEmpty()) {
            return Optional.empty();
        }
        long slack =
                Duration.between(from.orElseThrow().arrival(), onto.departure()).toSeconds()
                        - needed
                        + leaving.get().more()
                        - coming.get().more();
        double share = coming.get().histogram().shareWithin(leaving.get().histogram(), slack);
        double count = Math.min(
                coming.get().histogram().count(), leaving.get().histogram().count());
        // As if it had gone wrong once more: what was seen thirty times is never certain.
        return Optional.of(new Chance(share * count / (count + 1), count));
    }

    private Optional<Lateness> lateness(TransitLeg ride, RouteDelays.Event event) {
        boolean coming = event == RouteDelays.Event.ARRIVAL;
        TransitService service = ride.service();
        CallTime time = (coming ? service.alight() : service.board()).time();
        Instant planned = coming ? ride.arrival() : ride.departure();
        RouteDelays known =
                seen.delays().get(new RouteKey(ride.operator(), service.line().routeId()));
        Optional<Lateness> lateness = time.realtime()
                ? now.realtime()
                        .find(ride.operator())
                        .map(RealtimeFeed::timestamp)
                        .map(said -> Lead.of(Duration.between(said, planned).toSeconds()))
                        .map(lead -> new Lateness(known.get(RouteDelays.changes(event, lead)), 0))
                : time.scheduled()
                        .map(scheduled -> new Lateness(
                                known.get(RouteDelays.delays(
                                        event, HourClass.of(scheduled, now.zoneOf(ride.operator())))),
                                Duration.between(planned, scheduled).toSeconds()));
        return lateness.filter(found -> found.histogram().count() >= DELAYS_MIN && !comesAnyhow(ride));
    }

    private Optional<Chance> rental(List<Leg> legs, int leg) {
        RentalLeg ride = (RentalLeg) legs.get(leg);
        Instant reached = leg > 0 ? legs.get(leg - 1).arrival() : ride.departure();
        Duration wait = Duration.between(now.fleetSeenAt(), reached);
        if (wait.compareTo(WAIT_MAX) > 0) {
            return Optional.empty();
        }
        double hours = Math.max(0, wait.toSeconds()) / SECONDS_OF_HOUR;
        int hourClass = HourClass.of(reached.minusSeconds(Math.max(0, wait.toSeconds() / 2)), now.zone());
        return listAlike(ride, SAME_VEHICLE_METRES).stream()
                .filter(vehicle -> vehicle.vehicleId().equals(ride.rental().vehicleId()))
                .findFirst()
                .flatMap(vehicle -> stillThere(ride, CellKey.of(vehicle), hourClass, hours));
    }

    private Optional<Chance> stillThere(RentalLeg ride, CellKey cell, int hourClass, double hours) {
        OptionalDouble rate = seen.vehicles().ratePerHour(cell, hourClass);
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        int standing = cell.docked() ? listAlike(ride, STATION_METRES).size() : 1;
        return Optional.of(new Chance(
                fewerThan(standing, rate.getAsDouble() * hours),
                seen.vehicles().get(cell).taken(hourClass)));
    }

    /** The operator's vehicles of this mode near the start, at the same station if it is one. */
    private List<SharedVehicle> listAlike(RentalLeg ride, double metres) {
        return now.fleet().listVehicles(ride.from().coordinate(), metres).stream()
                .filter(vehicle -> vehicle.operatorId().equals(ride.operator())
                        && vehicle.stationId().equals(ride.rental().fromStationId())
                        && vehicle.type().formFactor().mode() == ride.mode())
                .toList();
    }

    /** The probability that fewer than {@code limit} come, where {@code mean} are expected (Poisson). */
    static double fewerThan(int limit, double mean) {
        double term = Math.exp(-mean);
        double sum = 0;
        for (int count = 0; count < limit; count++) {
            sum += term;
            term *= mean / (count + 1);
        }
        return Math.min(1, sum);
    }
}
