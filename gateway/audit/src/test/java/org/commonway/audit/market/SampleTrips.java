package org.commonway.audit.market;

import static java.util.Map.entry;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Settled trips by chance. */
public final class SampleTrips {
    /** A month. */
    public static final YearMonth MARCH = YearMonth.of(2026, 3);

    /** Whose the operators are: four vans of two owners, and three of their own. */
    public static final Map<String, String> OWNERS = Map.ofEntries(
            entry("metro", "metro"),
            entry("bus", "bus"),
            entry("bikes", "house"),
            entry("van-1", "house"),
            entry("van-2", "house"),
            entry("van-3", "coop"),
            entry("van-4", "coop"));

    private static final List<String> OPERATORS =
            OWNERS.keySet().stream().sorted().toList();
    private static final List<String> ZONES = List.of("north", "south", "centre");

    private SampleTrips() {}

    /** So many trips of one or two cities and of three months. */
    public static List<SettledTrip> any(int count, Random random) {
        List<SettledTrip> trips = new ArrayList<>();
        boolean free = random.nextInt(8) == 0;
        for (int i = 0; i < count; i++) {
            List<SettledLeg> legs = new ArrayList<>();
            for (int leg = random.nextInt(3); leg >= 0; leg--) {
                String operator = OPERATORS.get(Math.min(random.nextInt(7), random.nextInt(7)));
                long fare = free ? 0 : random.nextInt(5) == 0 ? 0 : random.nextInt(2_000);
                legs.add(new SettledLeg(operator, mode(operator), ZONES.get(random.nextInt(3)), fare));
            }
            String city = random.nextInt(4) == 0 ? "braga" : "porto";
            trips.add(trip(i, city, MARCH.minusMonths(random.nextInt(3)), legs));
        }
        return trips;
    }

    /** A trip in Euros. */
    public static SettledTrip trip(int number, String city, YearMonth month, List<SettledLeg> legs) {
        return new SettledTrip("trip-" + number, city, month, "EUR", 1_000, legs);
    }

    /** The one mode of an operator. */
    public static String mode(String operator) {
        return switch (operator) {
            case "metro" -> "METRO";
            case "bus" -> "BUS";
            case "bikes" -> "BICYCLE";
            default -> "SHUTTLE";
        };
    }
}
