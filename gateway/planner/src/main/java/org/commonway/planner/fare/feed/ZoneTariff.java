package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FaresV1;

/**
 * The tickets of a feed (v1) in one currency. Lines that no rule tells apart are one, zones that no rule names are none,
 * and which tickets are good for a stretch is looked up once and kept, for all searches.
 */
final class ZoneTariff implements FeedFare.ByRide {
    private final Tickets tickets;
    private final List<Integer> fares;
    private final boolean ends;
    private final boolean contains;
    private final int[] likeRoutes;
    private final String[] zones;
    private final boolean everyRide;
    private final Map<Stretch, Good> known = new ConcurrentHashMap<>();

    /** Tickets that are good for a stretch, and those that may be when it goes on; the cheapest first. */
    record Good(List<Integer> now, List<Integer> later) {}

    ZoneTariff(Timetable timetable, Currency currency) {
        this.tickets = new Tickets(timetable);
        this.fares = IntStream.range(0, tickets.count())
                .boxed()
                .filter(fare -> tickets.ticket(fare).price().currency().equals(currency))
                .sorted(java.util.Comparator.comparingInt(this::price))
                .toList();
        List<FaresV1.Rule> rules =
                fares.stream().flatMap(fare -> tickets.rules(fare).stream()).toList();
        this.ends = rules.stream()
                .anyMatch(rule ->
                        !rule.originZone().isEmpty() || !rule.destinationZone().isEmpty());
        this.contains = rules.stream().anyMatch(rule -> !rule.containsZone().isEmpty());
        this.likeRoutes = likeRoutes(timetable, rules);
        this.zones = timetable.stops().stream()
                .map(stop -> stop.detail().fareZoneId())
                .toArray(String[]::new);
        this.everyRide = hasEveryRide(timetable.trips());
    }

    @Override
    public RunningFare begin(LineStops line, Instant base) {
        return new ZoneCount(this, line);
    }

    /** By route: the first that has the same rules and the same agency. */
    private int[] likeRoutes(Timetable timetable, List<FaresV1.Rule> rules) {
        boolean agencies =
                fares.stream().anyMatch(fare -> !tickets.ticket(fare).agencyId().isEmpty());
        Map<Object, Integer> first = new HashMap<>();
        int[] like = new int[timetable.routes().size()];
        for (int route = 0; route < like.length; route++) {
            int number = route;
            Set<Object> key = new HashSet<>();
            rules.stream()
                    .filter(rule -> rule.route().isPresent() && rule.route().getAsInt() == number)
                    .forEach(rule -> key.add(
                            List.of(rule.fare(), rule.originZone(), rule.destinationZone(), rule.containsZone())));
            if (agencies) {
                key.add(timetable.routes().get(route).agencyId());
            }
            like[route] = first.computeIfAbsent(key, unknown -> number);
        }
        return like;
    }

    /** Whether a ticket is good for every ride alone that the timetable has. */
    private boolean hasEveryRide(Trips trips) {
        Set<List<Integer>> seen = new HashSet<>();
        for (int trip = 0; trip < trips.count(); trip++) {
            List<Integer> line = new ArrayList<>();
            line.add(like(trips.route(trip)));
            for (int call = trips.firstCall(trip); (ends || contains) && call < trips.endCall(trip); call++) {
                line.add(trips.callStop(call));
            }
            if (seen.add(line) && !hasEveryRide(line)) {
                return false;
            }
        }
        return true;
    }

    /** Of a line: its route, then its stops; without stops where they do not matter. */
    private boolean hasEveryRide(List<Integer> line) {
        if (line.size() == 1) {
            return !good(new Stretch(Set.of(line.get(0)), "", "", Set.of()))
                    .now()
                    .isEmpty();
        }
        for (int from = 1; from < line.size(); from++) {
            Set<String> passed = new HashSet<>();
            addPassed(passed, line.get(from));
            for (int to = from + 1; to < line.size(); to++) {
                addPassed(passed, line.get(to));
                Stretch ride = new Stretch(Set.of(line.get(0)), end(line.get(from)), end(line.get(to)), passed);
                if (good(ride).now().isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    Good good(Stretch stretch) {
        Good found = known.get(stretch);
        if (found == null) {
            found = new Good(
                    fares.stream().filter(fare -> tickets.isGood(fare, stretch)).toList(),
                    fares.stream()
                            .filter(fare -> tickets.mayGoOn(fare, stretch))
                            .toList());
            known.put(stretch, found);
        }
        return found;
    }

    /** The least that rides cost on one ticket, of which these are the good ones; {@link RunningFare#NEVER} for none. */
    int cheapest(List<Integer> good, int changes, long seconds) {
        for (int fare : good) {
            if (tickets.allows(fare, changes, seconds)) {
                return price(fare);
            }
        }
        return RunningFare.NEVER;
    }

    private int price(int fare) {
        return Math.toIntExact(tickets.ticket(fare).price().minorUnits());
    }

    /** The line that stands for all that no rule tells apart from this one. */
    int like(int route) {
        return likeRoutes[route];
    }

    /** The zone of a stop where one gets on or off, as far as that matters. */
    String end(int stop) {
        return ends ? zones[stop] : "";
    }

    /** Adds the zone of a stop on the way, as far as that matters. */
    void addPassed(Set<String> passed, int stop) {
        if (contains) {
            passed.add(zones[stop]);
        }
    }

    /** Whether what lies between two stops of a ride matters. */
    boolean countsPassed() {
        return contains;
    }

    /** Whether a ticket that is good for rides is good for the last of them, too. */
    boolean isGoodForTheLast() {
        return !ends && !contains;
    }

    /** Whether every ride has a ticket of its own. */
    boolean hasEveryRide() {
        return everyRide;
    }

    /** Whether the time between rides matters. */
    boolean isTimed() {
        return fares.stream()
                .anyMatch(fare -> tickets.ticket(fare).transferSeconds().isPresent()
                        && tickets.ticket(fare).transfers().orElse(Integer.MAX_VALUE) > 0);
    }

    /** Of the tickets that limit changes the one that allows most: so many. */
    int mostCounted() {
        return fares.stream()
                .mapToInt(fare -> tickets.ticket(fare).transfers().orElse(0))
                .max()
                .orElse(0);
    }

    /** The cheapest ticket. */
    int least() {
        return price(fares.get(0));
    }
}
