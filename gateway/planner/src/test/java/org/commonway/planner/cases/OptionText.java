package org.commonway.planner.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.rules.money.Money;

/**
 * An option as a case writes it: its course, and what else is to be said of it. {@code 3 min; 08:00 bus 1 Market 08:10
 * Station; 2 min | 1 vehicle | 2.00 EUR}. Times are those expected; what the timetable says stands in brackets where it
 * differs.
 *
 * @param course the legs
 * @param facts the rest; a new kind of fact is one line more in {@link #of}
 */
record OptionText(String course, List<String> facts) {
    private static final String LEGS = "; ";
    private static final String PARTS = " | ";

    /** As the planner found it, for somebody who asked for this day. */
    static OptionText of(PlanOption option, LocalDate asked) {
        Itinerary trip = option.itinerary();
        List<String> facts = new ArrayList<>();
        long vehicles = trip.legs().stream().filter(Leg::isCharged).count();
        facts.add(vehicles + (vehicles == 1 ? " vehicle" : " vehicles"));
        facts.add(trip.price().map(OptionText::price).orElse("price unknown"));
        facts.add(trip.co2Grams() + " g");
        facts.add(trip.walkMetres() + " m on foot");
        facts.add("leaves " + CaseClock.text(trip.departure(), asked));
        facts.add("arrives " + CaseClock.text(trip.arrival(), asked));
        option.strengths().stream()
                .map(strength -> switch (strength) {
                    case FASTEST -> "arrives first";
                    case CHEAPEST -> "costs least";
                    case GREENEST -> "emits least";
                    case LEAST_WALKING -> "walks least";
                    case FEWEST_CHANGES -> "changes least";
                    case CALMEST -> "hurries least";
                })
                .sorted()
                .forEach(facts::add);
        facts.add(option.why());
        trip.legs().forEach(leg -> facts.addAll(facts(leg, trip)));
        String course = trip.legs().stream().map(leg -> leg(leg, trip, asked)).collect(Collectors.joining(LEGS));
        return new OptionText(course, facts);
    }

    /** As a row of a case has it. */
    static OptionText expected(CaseLine row) {
        List<String> parts = List.of(row.text().split(" *\\| *", -1));
        String course =
                parts.get(0).replaceAll(" +", " ").replaceAll(" *; *", LEGS).strip();
        return new OptionText(course, parts.subList(1, parts.size()));
    }

    /** Whether this is what was expected: the same course, and all facts that were asked for. */
    boolean fits(OptionText expected) {
        return course.equals(expected.course) && facts.containsAll(expected.facts);
    }

    @Override
    public String toString() {
        return course + (facts.isEmpty() ? "" : PARTS + String.join(PARTS, facts));
    }

    private static String price(Money money) {
        return String.format(
                Locale.ROOT,
                "%d.%02d %s",
                money.minorUnits() / 100,
                money.minorUnits() % 100,
                money.currency().getCurrencyCode());
    }

    private static String leg(Leg leg, Itinerary trip, LocalDate asked) {
        if (leg instanceof TransitLeg ride) {
            return times(
                    clock(ride.service().board().time(), asked),
                    line(ride),
                    leg,
                    clock(ride.service().alight().time(), asked));
        }
        String start = CaseClock.text(leg.departure(), asked);
        String end = CaseClock.text(leg.arrival(), asked);
        if (leg instanceof RentalLeg ride) {
            String word = ride.mode().name().toLowerCase(Locale.ROOT).replace("bicycle", "bike");
            return times(start, word + " " + ride.rental().vehicleId(), leg, end);
        } else if (leg instanceof OnDemandLeg ride) {
            return times(start, ride.operator() + " " + ride.quoteId(), leg, end);
        }
        return trip.legs().size() == 1 ? times(start, "walk", leg, end) : minutes(leg);
    }

    /** A vehicle in the street stands at no place that has a name. */
    private static String times(String start, String what, Leg leg, String end) {
        return Stream.of(start, what, leg.from().name(), end, leg.to().name())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String line(TransitLeg ride) {
        return ride.mode().name().toLowerCase(Locale.ROOT) + " "
                + ride.service().line().shortName();
    }

    private static String clock(CallTime time, LocalDate asked) {
        String expected = CaseClock.text(time.expected(), asked);
        Optional<Instant> scheduled = time.scheduled();
        if (scheduled.isEmpty()) {
            return expected + " (extra)";
        }
        String said = CaseClock.text(scheduled.get(), asked);
        return said.equals(expected) ? expected : expected + " (" + said + ")";
    }

    private static String minutes(Leg walk) {
        long seconds = walk.arrival().getEpochSecond() - walk.departure().getEpochSecond();
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    private static List<String> facts(Leg leg, Itinerary trip) {
        List<String> facts = new ArrayList<>();
        if (leg instanceof TransitLeg ride) {
            facts.add(line(ride) + " of " + ride.service().serviceDate());
            ride.service()
                    .headway()
                    .ifPresent(often -> facts.add(line(ride) + (often.exactTimes() ? " every " : " about every ")
                            + often.everySeconds() / 60 + " min"));
            ride.service()
                    .paidByLeg()
                    .ifPresent(paying -> facts.add(line(ride) + " on the ticket of "
                            + line((TransitLeg) trip.legs().get(paying))));
        } else if (leg instanceof RentalLeg ride) {
            facts.add(ride.price().map(OptionText::price).orElse("price unknown") + " for "
                    + ride.rental().vehicleId());
        }
        return facts;
    }
}
