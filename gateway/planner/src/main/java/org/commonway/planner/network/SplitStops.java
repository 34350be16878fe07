package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.TransferChoice;
import org.commonway.planner.timetable.TransferRule;
import org.commonway.planner.timetable.TransferRule.EveryTrip;
import org.commonway.planner.timetable.TransferRule.OfTrip;
import org.commonway.planner.timetable.TransferRule.Side;
import org.commonway.planner.timetable.Trips;

/**
 * The stops that a search has for those of the timetables. Where rules for changing name lines or trips, one stop is
 * several to a search: one for the trips that no rule names, which keeps the stop's number, and behind all stops one for
 * each other group of trips that the rules there treat alike. A rule for two trips is then one for two stops, and a
 * search need not know of rules.
 */
final class SplitStops {
    private static final int BESIDE_THE_TIMETABLE = -1;

    private final List<Timetable> timetables;
    private final int[] firstStops;
    private final List<TransferChoice> choices;
    /** By the stop's number in the network: the stops that a rule leads to from there. */
    private final Map<Integer, Set<Integer>> ruled = new HashMap<>();

    private final Map<Integer, TripGroup.AtStop> split = new TreeMap<>();
    /** By number of a stop behind the others: the stop that it is a part of, and the trips that it is for. */
    private final List<Part> parts = new ArrayList<>();

    private record Part(int stop, TripGroup group) {}

    /**
     * Splits the stops of these timetables.
     *
     * @param firstStops by feed, the number of its first stop, with an end entry
     */
    SplitStops(List<Timetable> timetables, int[] firstStops) {
        this.timetables = timetables;
        this.firstStops = firstStops;
        this.choices = timetables.stream().map(TransferChoice::of).toList();
        for (int feed = 0; feed < choices.size(); feed++) {
            collectNames(feed);
        }
        for (int feed = 0; feed < choices.size() && !split.isEmpty(); feed++) {
            collectGroups(feed);
        }
    }

    private void collectNames(int feed) {
        int shift = firstStops[feed];
        TransferChoice choice = choices.get(feed);
        choice.visitPairs((from, to) -> {
            ruled.computeIfAbsent(shift + from, key -> new TreeSet<>()).add(shift + to);
            for (TransferRule rule : choice.list(from, to)) {
                if (isNaming(rule.from())) {
                    at(shift + from).arriving().add(rule.from());
                }
                if (isNaming(rule.to())) {
                    at(shift + to).departing().add(rule.to());
                }
            }
        });
    }

    private static boolean isNaming(Side side) {
        return !(side instanceof EveryTrip);
    }

    private TripGroup.AtStop at(int stop) {
        return split.computeIfAbsent(stop, key -> new TripGroup.AtStop());
    }

    private void collectGroups(int feed) {
        Trips trips = timetables.get(feed).trips();
        for (int trip = 0; trip < trips.count(); trip++) {
            for (int call = trips.firstCall(trip); call < trips.endCall(trip); call++) {
                int stop = firstStops[feed] + trips.callStop(call);
                if (split.containsKey(stop)) {
                    number(stop, trips.route(trip), trip);
                }
            }
        }
        // Lines and trips may come here that do not by the timetable.
        split.forEach((stop, at) -> {
            if (stop >= firstStops[feed] && stop < firstStops[feed + 1]) {
                for (TripGroup.Names names : List.of(at.arriving(), at.departing())) {
                    names.routes().forEach(named -> number(stop, named.route(), BESIDE_THE_TIMETABLE));
                    for (OfTrip named : names.trips()) {
                        number(stop, trips.route(named.firstTrip()), named.firstTrip());
                    }
                }
            }
        });
    }

    private void number(int stop, int route, int trip) {
        TripGroup.AtStop at = at(stop);
        TripGroup group = at.of(route, trip);
        if (!group.equals(TripGroup.UNNAMED) && !at.numbers().containsKey(group)) {
            at.numbers().put(group, count());
            parts.add(new Part(stop, group));
        }
    }

    private int ownCount() {
        return firstStops[firstStops.length - 1];
    }

    /** How many stops a search has. */
    int count() {
        return ownCount() + parts.size();
    }

    /** The stop of the timetables that a stop of the search is, or is a part of. */
    int whole(int stop) {
        return stop < ownCount() ? stop : parts.get(stop - ownCount()).stop();
    }

    /** The stops that a search has for one of the timetables. */
    List<Integer> partsOf(int stop) {
        TripGroup.AtStop at = split.get(stop);
        if (at == null) {
            return List.of(stop);
        }
        List<Integer> all = new ArrayList<>(List.of(stop));
        at.numbers().values().stream().sorted().forEach(all::add);
        return all;
    }

    /**
     * The stop that a search has for a trip's call.
     *
     * @param trips of the timetable, perhaps with trips beside it behind its own; what is beside it goes by its line
     * @param trip index in them, or of the trip that one beside the timetable stands for
     * @param stop index in the timetable's stops
     */
    int stopOf(int feed, Trips trips, int trip, int stop) {
        int whole = firstStops[feed] + stop;
        TripGroup.AtStop at = split.get(whole);
        if (at == null) {
            return whole;
        }
        boolean known = trip < timetables.get(feed).trips().count();
        TripGroup group = at.of(trips.route(trip), known ? trip : BESIDE_THE_TIMETABLE);
        return at.numbers().getOrDefault(group, whole);
    }

    /** The stops of the timetables that some rule leads to from one of them. */
    Set<Integer> ruledFrom(int stop) {
        return ruled.getOrDefault(stop, Set.of());
    }

    /** The rule for a change between two stops of the search. */
    Optional<TransferRule> findRule(int from, int to) {
        int wholeFrom = whole(from);
        int wholeTo = whole(to);
        if (!ruledFrom(wholeFrom).contains(wholeTo)) {
            return Optional.empty();
        }
        int feed = feedOf(wholeFrom);
        TripGroup arriving = group(from);
        TripGroup departing = group(to);
        return choices.get(feed).list(wholeFrom - firstStops[feed], wholeTo - firstStops[feed]).stream()
                .filter(rule -> arriving.isCovered(rule, departing))
                .findFirst();
    }

    private int feedOf(int stop) {
        int feed = 0;
        while (stop >= firstStops[feed + 1]) {
            feed++;
        }
        return feed;
    }

    private TripGroup group(int stop) {
        return stop < ownCount()
                ? TripGroup.UNNAMED
                : parts.get(stop - ownCount()).group();
    }
}
