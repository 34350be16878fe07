package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.fare.feed.FeedFare;
import org.commonway.planner.fare.feed.RunningFare;
import org.commonway.planner.network.DayNetwork;
import org.jspecify.annotations.Nullable;

/**
 * What labels pay by the fares of feeds that price each ride. A label carries, behind its tickets, the number of its past
 * with each such feed, and whether some of its price is not known whatever those feeds say.
 */
final class FeedPayment {
    private final DayNetwork day;
    private final int passengers;
    private final @Nullable RunningFare[] byFeed;
    private final int[] fields;
    private final RunningFare[] fares;
    private final int firstField;
    private final int[] routes;
    /** The pattern whose stops are asked for. */
    private int pattern;

    private FeedPayment(SearchProblem problem, int firstField) {
        this.day = problem.day();
        this.passengers = problem.costs().passengers();
        this.firstField = firstField;
        List<Optional<FeedFare.ByRide>> feeds = problem.costs().feedFares();
        this.byFeed = new RunningFare[feeds.size()];
        this.fields = new int[feeds.size()];
        this.routes = new int[day.patternCount()];
        Arrays.fill(routes, -1);
        int next = firstField;
        for (int feed = 0; feed < byFeed.length; feed++) {
            if (feeds.get(feed).isPresent()) {
                int firstStop = problem.network().firstStop(feed);
                byFeed[feed] = feeds.get(feed)
                        .get()
                        .begin(
                                position -> problem.network().wholeStop(day.stop(pattern, position)) - firstStop,
                                day.base());
                fields[feed] = next++;
            }
        }
        this.fares = Arrays.stream(byFeed).filter(fare -> fare != null).toArray(RunningFare[]::new);
    }

    /** Of a problem; null where no feed prices rides. Its fields begin behind so many tickets. */
    static @Nullable FeedPayment of(SearchProblem problem, int tickets) {
        return problem.costs().feedFares().isEmpty() ? null : new FeedPayment(problem, Labels.TICKETS + tickets);
    }

    /** How many fields of a label it uses. */
    int width() {
        return fares.length + 1;
    }

    private int unknownField() {
        return firstField + fares.length;
    }

    /** Notes that part of the price is not known, whatever the feeds say. */
    void setUnknown(int[] label) {
        label[unknownField()] = 1;
    }

    /** Whether the feed prices rides. */
    boolean prices(int feed) {
        return byFeed[feed] != null;
    }

    /** Gets on; what is paid shows when one gets off. */
    void board(int[] label, int feed, int ofPattern, int position, int departure) {
        RunningFare fare = byFeed[feed];
        if (day.goesOn(ofPattern)) {
            // What a feed asks of who stays on board is not said by what it asks of each trip.
            label[Labels.UNKNOWN] = 1;
            setUnknown(label);
        } else if (fare != null) {
            pattern = ofPattern;
            int field = fields[feed];
            label[field] = fare.board(label[field], route(ofPattern), position, departure);
        }
    }

    private int route(int ofPattern) {
        if (routes[ofPattern] < 0) {
            routes[ofPattern] = day.timetable(ofPattern).trips().route(day.tripIndex(ofPattern, 0));
        }
        return routes[ofPattern];
    }

    /** Gets off, and pays. */
    void alight(int[] label, int ofPattern, int position, int arrival) {
        int feed = day.feed(ofPattern);
        RunningFare fare = byFeed[feed];
        if (fare != null && !day.goesOn(ofPattern)) {
            pattern = ofPattern;
            int field = fields[feed];
            label[field] = fare.alight(label[field], position, arrival);
            label[Labels.PRICE] += fare.added() * passengers;
            label[Labels.UNKNOWN] = label[unknownField()];
            for (int i = 0; i < fares.length; i++) {
                label[Labels.UNKNOWN] |= fares[i].isKnown(label[firstField + i]) ? 0 : 1;
            }
        }
    }

    /** Makes a label as cheap as what follows can make it: not for going on with, but for comparing with what is there. */
    void cheapen(int[] label) {
        int drop = 0;
        for (int i = 0; i < fares.length; i++) {
            drop += fares[i].mayDrop(label[firstField + i]);
        }
        label[Labels.PRICE] = Math.max(0, label[Labels.PRICE] - drop * passengers);
        label[Labels.UNKNOWN] = label[unknownField()];
    }

    /** How much dearer at most label {@code a} is than {@code b} for what follows; offsets into both. */
    int handicap(int[] a, int from, int[] b, int to) {
        if (a[from + unknownField()] > b[to + unknownField()]) {
            return RunningFare.NEVER;
        }
        long handicap = 0;
        for (int i = 0; i < fares.length; i++) {
            handicap += (long) fares[i].handicap(a[from + firstField + i], b[to + firstField + i]) * passengers;
        }
        return (int) Math.min(RunningFare.NEVER, handicap);
    }
}
