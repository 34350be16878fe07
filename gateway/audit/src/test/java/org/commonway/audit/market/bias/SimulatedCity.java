package org.commonway.audit.market.bias;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.Owners;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.replay.Registry;

/** A city with a metro, buses, bicycles and five vans; the bicycles and one van are the gateway's own. */
final class SimulatedCity {
    /** Those that are never asked for a ride, the bicycles first. */
    static final List<String> SEARCHED = List.of("house-bikes", "bus", "metro");
    /** Those that are. */
    static final List<String> VANS = List.of("house-van", "rival-van", "small-van", "coop-van-1", "coop-van-2");

    /** Whose they are. */
    static final Owners OWNERS = Owners.of(Map.ofEntries(
            entry("house-bikes", "house"),
            entry("bus", "city"),
            entry("metro", "city"),
            entry("house-van", "house"),
            entry("rival-van", "rival"),
            entry("small-van", "small"),
            entry("coop-van-1", "coop"),
            entry("coop-van-2", "coop")));

    private static final int[] FASTEST_MILLIS = {60, 90, 240, 150, 330};

    private SimulatedCity() {}

    /** The registry, the same at every moment. */
    static Registry registry() {
        Map<String, RegisteredOperator> all = new HashMap<>();
        SEARCHED.forEach(id -> all.put(id, new RegisteredOperator(id, false, Octets.of())));
        VANS.forEach(id -> all.put(id, new RegisteredOperator(id, true, Octets.of())));
        return moment -> all;
    }

    /** How long a van's node takes to answer: some are slow by nature, and all now and then. */
    static int answerMillis(int van, Random random) {
        return FASTEST_MILLIS[van] + (int) (-120 * Math.log(1 - random.nextDouble()));
    }

    /** What a rider asks for. */
    static OrderAsked asked(Random random) {
        int draw = random.nextInt(10);
        Order order =
                draw < 6 ? Order.SOONEST : draw < 8 ? Order.PRICE : draw < 9 ? Order.DIRECT_FIRST : Order.GREENEST;
        return OrderAsked.by(order);
    }

    /** One way through the city, on which all vans take as long and cost about the same. */
    record Way(long departureSeconds, int rideSeconds, long priceMinor) {
        static Way any(long momentMillis, Random random) {
            int minutes = 8 + random.nextInt(20);
            return new Way(momentMillis / 1_000, minutes * 60, 300 + 60L * minutes);
        }

        /** A ride in a van: it comes in some minutes, and may cost a little more or less than usual. */
        Features van(Random random) {
            int waitSeconds = 60 * (4 + random.nextInt(4));
            long price = priceMinor + 20L * Math.max(0, random.nextInt(5) - 2);
            return trip(price, waitSeconds + rideSeconds, 1, 0, 180 * rideSeconds / 60, false);
        }

        /** By bicycle. */
        Features bicycle(Random random) {
            return trip(150, 60 * (2 + random.nextInt(4)) + 2 * rideSeconds, 1, 200, 0, false);
        }

        /** By timetable. */
        Features scheduled(int rides, Random random) {
            int waitSeconds = 60 * random.nextInt(12);
            return trip(200, waitSeconds + rideSeconds * 3 / 2, rides, 300, 20 * rideSeconds / 60, true);
        }

        /** On foot. */
        Features walk() {
            return trip(0, 5 * rideSeconds, 0, 6 * rideSeconds, 0, false);
        }

        private Features trip(long price, int elapsed, int rides, int walk, int co2, boolean publicTransport) {
            return new Features(
                    OptionalLong.of(price),
                    departureSeconds,
                    elapsed,
                    rides,
                    walk,
                    co2,
                    StepFree.UNKNOWN,
                    publicTransport,
                    OptionalInt.empty());
        }
    }

    /** A trip made out to cost, take and emit 2 percent less than it does. */
    static Features boosted(Features trip) {
        return new Features(
                OptionalLong.of(trip.price().orElseThrow() * 98 / 100),
                trip.departureSeconds(),
                trip.elapsedSeconds() * 98 / 100,
                trip.rides(),
                trip.walkMetres(),
                trip.co2Grams() * 98 / 100,
                trip.stepFree(),
                trip.publicTransport(),
                trip.likelihoodPercent());
    }
}
