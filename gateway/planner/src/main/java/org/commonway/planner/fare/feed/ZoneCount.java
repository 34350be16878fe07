package org.commonway.planner.fare.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts rides on tickets (v1). A past is all the stretches that may still go on: where each began, and how much less was
 * paid before it than for all rides. The cheapest way to cut rides into tickets is found as {@link ZoneFares} finds it,
 * ride by ride.
 */
final class ZoneCount implements RunningFare {
    private final ZoneTariff tariff;
    private final FeedFare.LineStops line;
    private final boolean timed;
    private final int mostCounted;
    private final Numbering<Past> pasts = new Numbering<>();
    private final Numbering<Aboard> aboard = new Numbering<>();
    private final Map<Ride, Step> steps = new HashMap<>();
    private int added;

    /**
     * A stretch that may go on.
     *
     * @param origin zone where it began
     * @param routes lines ridden
     * @param passed zones passed
     * @param departure when it began; 0 where that does not matter
     * @param rides how many, as far as that matters
     * @param before what was paid before it, less what all rides cost
     */
    private record Open(String origin, Set<Integer> routes, Set<String> passed, int departure, int rides, int before) {
        boolean isAsGoodAs(Open other) {
            return origin.equals(other.origin)
                    && departure >= other.departure
                    && rides <= other.rides
                    && routes.equals(other.routes)
                    && passed.equals(other.passed);
        }
    }

    private record Past(boolean known, List<Open> open) {}

    private record Aboard(int past, int route, String origin, int position, int departure) {}

    private record Ride(int aboard, String destination, int position, int arrival) {}

    private record Step(int past, int added) {}

    ZoneCount(ZoneTariff tariff, FeedFare.LineStops line) {
        this.tariff = tariff;
        this.line = line;
        this.timed = tariff.isTimed();
        this.mostCounted = tariff.mostCounted();
        pasts.number(new Past(true, List.of()));
    }

    @Override
    public int board(int past, int route, int position, int departure) {
        return ~aboard.number(new Aboard(
                past,
                tariff.like(route),
                tariff.end(line.stop(position)),
                tariff.countsPassed() ? position : 0,
                timed ? departure : 0));
    }

    @Override
    public int alight(int past, int position, int arrival) {
        Ride ride = new Ride(
                ~past, tariff.end(line.stop(position)), tariff.countsPassed() ? position : 0, timed ? arrival : 0);
        // Where the zones on the way matter, positions mean what they mean on this line alone.
        Step step = tariff.countsPassed() ? null : steps.get(ride);
        if (step == null) {
            step = step(ride);
            if (!tariff.countsPassed()) {
                steps.put(ride, step);
            }
        }
        added = step.added();
        return step.past();
    }

    private Step step(Ride ride) {
        Aboard from = aboard.get(ride.aboard());
        Past past = pasts.get(from.past());
        Set<String> passed = new HashSet<>();
        for (int position = from.position(); tariff.countsPassed() && position <= ride.position(); position++) {
            tariff.addPassed(passed, line.stop(position));
        }
        List<Open> stretches = new ArrayList<>();
        past.open().forEach(open -> stretches.add(with(open, from.route(), passed)));
        if (past.known()) {
            stretches.add(new Open(from.origin(), Set.of(from.route()), passed, from.departure(), 1, 0));
        }
        int best = NEVER;
        List<Open> goingOn = new ArrayList<>();
        for (Open open : stretches) {
            ZoneTariff.Good good =
                    tariff.good(new Stretch(open.routes(), open.origin(), ride.destination(), open.passed()));
            int seconds = ride.arrival() - open.departure();
            int price = tariff.cheapest(good.now(), open.rides() - 1, seconds);
            best = price == NEVER ? best : Math.min(best, open.before() + price);
            if (tariff.cheapest(good.later(), open.rides(), seconds) != NEVER) {
                goingOn.add(open);
            }
        }
        boolean known = best != NEVER;
        int paid = known ? best : 0;
        boolean anewIsAsGood = known && tariff.isGoodForTheLast();
        return new Step(pasts.number(new Past(known, needed(goingOn, paid, anewIsAsGood))), paid);
    }

    private Open with(Open open, int route, Set<String> passed) {
        Set<Integer> routes = new HashSet<>(open.routes());
        routes.add(route);
        Set<String> zones = new HashSet<>(open.passed());
        zones.addAll(passed);
        return new Open(open.origin(), routes, zones, open.departure(), open.rides() + 1, open.before());
    }

    /**
     * In an order of their own, with what was paid counted from now on, and without those that another is as good as, or
     * a new one.
     */
    private List<Open> needed(List<Open> stretches, int paid, boolean anewIsAsGood) {
        List<Open> needed = new ArrayList<>();
        stretches.stream()
                .map(open -> new Open(
                        open.origin(),
                        open.routes(),
                        open.passed(),
                        open.departure(),
                        Math.min(open.rides(), mostCounted + 1),
                        open.before() - paid))
                .sorted(Comparator.comparingInt(Open::before)
                        .thenComparing(Open::departure, Comparator.reverseOrder())
                        .thenComparingInt(Open::rides)
                        .thenComparing(Open::origin)
                        .thenComparingInt(open -> open.routes().hashCode())
                        .thenComparingInt(open -> open.passed().hashCode()))
                .forEach(open -> {
                    boolean useless = (anewIsAsGood && open.before() >= 0)
                            || needed.stream().anyMatch(other -> other.isAsGoodAs(open));
                    if (!useless) {
                        needed.add(open);
                    }
                });
        return List.copyOf(needed);
    }

    @Override
    public int added() {
        return added;
    }

    @Override
    public boolean isKnown(int past) {
        return pasts.get(past < 0 ? aboard.get(~past).past() : past).known();
    }

    @Override
    public int mayDrop(int past) {
        int drop = 0;
        for (Open open : pasts.get(past < 0 ? aboard.get(~past).past() : past).open()) {
            drop = Math.max(drop, -(open.before() + tariff.least()));
        }
        return drop;
    }

    @Override
    public int handicap(int past, int other) {
        if (past == other) {
            return 0;
        }
        if (past >= 0) {
            return ofPasts(past, other);
        }
        Aboard a = aboard.get(~past);
        Aboard b = aboard.get(~other);
        boolean alike = a.route() == b.route()
                && a.position() == b.position()
                && a.origin().equals(b.origin());
        return alike && a.departure() >= b.departure() ? ofPasts(a.past(), b.past()) : NEVER;
    }

    /** Where a ride has no ticket of its own, one who holds more may end with a price where the other has none. */
    private int ofPasts(int past, int other) {
        if (past == other) {
            return 0;
        }
        Past a = pasts.get(past);
        Past b = pasts.get(other);
        if (!tariff.hasEveryRide() || !a.known() || !b.known()) {
            return NEVER;
        }
        int handicap = 0;
        for (Open open : b.open()) {
            int least = tariff.isGoodForTheLast() ? -open.before() : NEVER;
            for (Open own : a.open()) {
                if (own.isAsGoodAs(open)) {
                    least = Math.min(least, own.before() - open.before());
                }
            }
            handicap = Math.max(handicap, least);
        }
        return handicap;
    }
}
