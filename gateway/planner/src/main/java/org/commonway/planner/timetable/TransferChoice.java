package org.commonway.planner.timetable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rule for a change among all of a timetable's. Rules that name a station hold for its stops (GTFS
 * transfers.txt); of the rules for a pair of trips the one that names them most closely counts, then the one that names
 * the stops and not their station, then the first in the feed.
 */
public final class TransferChoice {
    private final Trips trips;
    private final Map<Long, List<Spread>> rules = new HashMap<>();

    /** A rule at a pair of stops; {@code stations} is how many of the two the feed names by their station. */
    private record Spread(TransferRule rule, int stations) {}

    private TransferChoice(Trips trips) {
        this.trips = trips;
    }

    /** Spreads the rules of this timetable over its stops; takes time and memory in proportion to the pairs of stops. */
    public static TransferChoice of(Timetable timetable) {
        TransferChoice choice = new TransferChoice(timetable.trips());
        List<List<Integer>> boardable = boardable(timetable.stops());
        for (TransferRule rule : timetable.transferRules()) {
            for (int from : boardable.get(rule.fromStop())) {
                for (int to : boardable.get(rule.toStop())) {
                    int stations = (from == rule.fromStop() ? 0 : 1) + (to == rule.toStop() ? 0 : 1);
                    choice.rules
                            .computeIfAbsent(key(from, to), pair -> new ArrayList<>(1))
                            .add(new Spread(rule, stations));
                }
            }
        }
        Comparator<Spread> closestFirst =
                Comparator.<Spread>comparingInt(spread -> spread.rule().rank()).thenComparingInt(Spread::stations);
        choice.rules.values().forEach(ofPair -> ofPair.sort(closestFirst));
        return choice;
    }

    /** For each place the stops that a rule for it holds for: itself, and whatever boardable lies below it. */
    private static List<List<Integer>> boardable(List<Stop> stops) {
        List<List<Integer>> found = new ArrayList<>();
        stops.forEach(stop -> found.add(new ArrayList<>(1)));
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).detail().type().isBoardable()) {
                int at = i;
                found.get(at).add(i);
                // Boarding area, platform, station: no place has more than two above it.
                for (int up = 0; up < 2 && stops.get(at).parent().isPresent(); up++) {
                    at = stops.get(at).parent().getAsInt();
                    found.get(at).add(i);
                }
            }
        }
        return found;
    }

    private static long key(int from, int to) {
        return ((long) from << 32) | to;
    }

    /**
     * The rule for a change from one trip to another; empty when transfers.txt says nothing of it.
     *
     * @param fromTrip the trip that the rider leaves
     * @param fromStop where, an index in {@link Timetable#stops()}
     * @param toTrip the trip that the rider boards
     * @param toStop where
     */
    public Optional<TransferRule> find(int fromTrip, int fromStop, int toTrip, int toStop) {
        return rules.getOrDefault(key(fromStop, toStop), List.of()).stream()
                .map(Spread::rule)
                .filter(rule -> rule.covers(trips, fromTrip, toTrip))
                .findFirst();
    }

    /** Takes a pair of stops that a rule is for. */
    public interface PairVisitor {
        /** Two indexes in {@link Timetable#stops()}. */
        void visit(int fromStop, int toStop);
    }

    /** Shows every pair of stops that any rule is for, once, in no set order. */
    public void visitPairs(PairVisitor visitor) {
        rules.keySet().forEach(key -> visitor.visit((int) (key >> 32), key.intValue()));
    }

    /** All rules at this pair of stops, the one that counts most first. */
    public List<TransferRule> list(int fromStop, int toStop) {
        return rules.getOrDefault(key(fromStop, toStop), List.of()).stream()
                .map(Spread::rule)
                .toList();
    }
}
