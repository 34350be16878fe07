package org.commonway.planner.search;

import java.util.List;

/**
 * A trip, whole or on its way, with what is counted of it.
 *
 * @param leaving when it left the door at the earliest
 * @param departure when it left the door, if it has boarded: no sooner than the first vehicle asks for
 * @param time when it is there; on a vehicle, which trip of the pattern that is
 * @param boardings of timetable vehicles
 * @param vehicles of all kinds
 * @param price minor units, as it is paid
 * @param fares minor units, as the price counts: as it is paid, or as if each ride were
 * @param co2 in steps
 * @param walk in steps
 * @param grams of CO2, if that counts
 * @param metres on foot, if that counts
 * @param tickets by feed: until when a boarding is free
 */
record CountedTrip(
        int leaving,
        int departure,
        int time,
        int boardings,
        int vehicles,
        int price,
        int fares,
        int co2,
        int walk,
        int grams,
        int metres,
        List<Integer> tickets) {
    boolean isBetterButForTime(CountedTrip other) {
        return boardings < other.boardings
                || vehicles < other.vehicles
                || fares < other.fares
                || co2 < other.co2
                || walk < other.walk;
    }

    boolean isNoWorseAndSameExactly(CountedTrip other) {
        return isNoWorseExactly(other)
                && departure == other.departure
                && grams == other.grams
                && metres == other.metres;
    }

    boolean isNoWorseInSteps(CountedTrip other) {
        return isNoWorseButFor(other) && fares <= other.fares && co2 <= other.co2 && walk <= other.walk;
    }

    boolean isNoWorseExactly(CountedTrip other) {
        return isNoWorseButFor(other)
                && price <= other.price
                && departure >= other.departure
                && grams <= other.grams
                && metres <= other.metres;
    }

    private boolean isNoWorseButFor(CountedTrip other) {
        return time <= other.time && vehicles <= other.vehicles;
    }

    boolean holdsTicketsOf(CountedTrip other) {
        for (int feed = 0; feed < tickets.size(); feed++) {
            if (tickets.get(feed) < other.tickets.get(feed)) {
                return false;
            }
        }
        return true;
    }

    CountedTrip at(int when) {
        return new CountedTrip(
                leaving, departure, when, boardings, vehicles, price, fares, co2, walk, grams, metres, tickets);
    }

    CountedTrip emitting(int steps, int exactly) {
        return new CountedTrip(
                leaving,
                departure,
                time,
                boardings,
                vehicles,
                price,
                fares,
                co2 + steps,
                walk,
                grams + exactly,
                metres,
                tickets);
    }
}
