package org.commonway.planner.timetable.fare;

import java.util.List;
import java.util.OptionalInt;
import org.commonway.rules.money.Money;

/**
 * GTFS Fares v1.
 *
 * @param attributes tickets
 * @param rules where they are good; a ticket without rules is good everywhere
 * @param whole whether every line of fare_rules.txt and fare_attributes.txt could be read; otherwise a ticket may be
 *     missing or be good where it is not
 */
public record FaresV1(List<Attribute> attributes, List<Rule> rules, boolean whole) {
    /** Copies the lists. */
    public FaresV1 {
        attributes = List.copyOf(attributes);
        rules = List.copyOf(rules);
    }

    /** No fares. */
    public static FaresV1 none() {
        return new FaresV1(List.of(), List.of(), true);
    }

    /**
     * A ticket, as in fare_attributes.txt.
     *
     * @param fareId GTFS fare_id
     * @param price for one rider, not negative
     * @param onBoard whether it is paid on board (payment_method 0) or before (1)
     * @param transfers how often its holder may change; empty for as often as they like
     * @param transferSeconds for how long they may (transfer_duration); empty for ever
     * @param agencyId whose lines it is for; empty for all
     */
    public record Attribute(
            String fareId,
            Money price,
            boolean onBoard,
            OptionalInt transfers,
            OptionalInt transferSeconds,
            String agencyId) {}

    /**
     * Where a ticket is good, as in fare_rules.txt; what is empty does not matter.
     *
     * @param fare index in {@link FaresV1#attributes()}
     * @param route index in the timetable's routes
     * @param originZone zone_id of the stop where the rider first gets on
     * @param destinationZone zone_id of the stop where the rider last gets off
     * @param containsZone one of the zones that the rider passes
     */
    public record Rule(int fare, OptionalInt route, String originZone, String destinationZone, String containsZone) {}
}
