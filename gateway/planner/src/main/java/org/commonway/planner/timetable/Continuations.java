package org.commonway.planner.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which trip a trip goes on as, with riders on board. Linked trips of transfers.txt (transfer_type 4) say so outright;
 * otherwise two trips of one block_id are one vehicle's, and riders stay on where the second leaves next after the first
 * on the same service day, from the stop where the first ends. A transfer_type of 5 forbids it; where links and blocks
 * disagree, the links count (GTFS reference, "Linked trips"). The departures of frequencies.txt go on only by links: a
 * block does not say which follows which.
 */
public final class Continuations {
    private final Timetable timetable;
    private final Map<String, List<Integer>> blocks = new HashMap<>();
    private final Map<Integer, List<TripLink>> linksFrom = new HashMap<>();

    private Continuations(Timetable timetable) {
        this.timetable = timetable;
    }

    /**
     * A trip that another goes on as.
     *
     * @param trip index in {@link Timetable#trips()}
     * @param serviceDate its own service day: the same, or the next where a link leads past the end of the day
     */
    public record Continuation(int trip, LocalDate serviceDate) {}

    /** Sorts the blocks and links of this timetable; takes time in proportion to its trips. */
    public static Continuations of(Timetable timetable) {
        Continuations made = new Continuations(timetable);
        Trips trips = timetable.trips();
        for (int trip = 0; trip < trips.count(); trip++) {
            if (!trips.blockId(trip).isEmpty() && trips.findFrequency(trip).isEmpty()) {
                made.blocks
                        .computeIfAbsent(trips.blockId(trip), id -> new ArrayList<>())
                        .add(trip);
            }
        }
        made.blocks.values().forEach(block -> block.sort(Comparator.comparingInt(trips::startTime)));
        for (TripLink link : timetable.tripLinks()) {
            for (int trip = link.from().firstTrip(); trip < link.from().endTrip(); trip++) {
                made.linksFrom.computeIfAbsent(trip, key -> new ArrayList<>()).add(link);
            }
        }
        return made;
    }

    /** Whether the feed links no trips and has no block of several, so that none goes on as another. */
    public boolean isEmpty() {
        return blocks.values().stream().allMatch(block -> block.size() < 2)
                && linksFrom.values().stream()
                        .flatMap(List::stream)
                        .allMatch(link -> link.kind() == TripLink.Kind.RE_BOARD);
    }

    /**
     * What a trip of this service day goes on as: mostly nothing or one trip, several where a train is uncoupled.
     *
     * @param trip index in {@link Timetable#trips()}
     * @param serviceDate a day on which it runs
     */
    public List<Continuation> after(int trip, LocalDate serviceDate) {
        List<Continuation> linked = new ArrayList<>();
        for (TripLink link : linksFrom.getOrDefault(trip, List.of())) {
            if (link.kind() == TripLink.Kind.IN_SEAT) {
                addLinked(trip, link, serviceDate, linked);
            }
        }
        return linked.isEmpty() ? ofBlock(trip, serviceDate) : linked;
    }

    private void addLinked(int trip, TripLink link, LocalDate serviceDate, List<Continuation> linked) {
        Trips trips = timetable.trips();
        int arrival = trips.callArrival(trips.endCall(trip) - 1);
        int best = -1;
        for (int to = link.to().firstTrip(); to < link.to().endTrip(); to++) {
            boolean sooner = best < 0 || trips.startTime(to) < trips.startTime(best);
            if (sooner && trips.startTime(to) >= arrival && runs(to, serviceDate)) {
                best = to;
            }
        }
        if (best >= 0) {
            linked.add(new Continuation(best, serviceDate));
            return;
        }
        // Past the end of the day: the trip's arrival counts from the day before.
        int first = link.to().firstTrip();
        LocalDate nextDay = serviceDate.plusDays(1);
        if (first < link.to().endTrip()
                && trips.startTime(first) < arrival
                && runs(first, nextDay)
                && !timetable
                        .startOf(nextDay)
                        .plusSeconds(trips.startTime(first))
                        .isBefore(timetable.startOf(serviceDate).plusSeconds(arrival))) {
            linked.add(new Continuation(first, nextDay));
        }
    }

    private List<Continuation> ofBlock(int trip, LocalDate serviceDate) {
        Trips trips = timetable.trips();
        int lastCall = trips.endCall(trip) - 1;
        if (trips.findFrequency(trip).isPresent()) {
            return List.of();
        }
        List<Integer> block = blocks.getOrDefault(trips.blockId(trip), List.of());
        for (int i = firstFrom(block, trips.startTime(trip)); i < block.size(); i++) {
            int next = block.get(i);
            if (next != trip && runs(next, serviceDate)) {
                boolean fits = trips.startTime(next) >= trips.callArrival(lastCall)
                        && trips.callStop(trips.firstCall(next)) == trips.callStop(lastCall);
                return fits && !mustReBoard(trip, next) ? List.of(new Continuation(next, serviceDate)) : List.of();
            }
        }
        return List.of();
    }

    /** The first trip of a block that leaves then or later. */
    private int firstFrom(List<Integer> block, int startTime) {
        int low = 0;
        int high = block.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timetable.trips().startTime(block.get(middle)) >= startTime) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean mustReBoard(int trip, int next) {
        return linksFrom.getOrDefault(trip, List.of()).stream()
                .anyMatch(link ->
                        link.kind() == TripLink.Kind.RE_BOARD && link.to().covers(timetable.trips(), next));
    }

    private boolean runs(int trip, LocalDate date) {
        return timetable
                .calendar()
                .services()
                .get(timetable.trips().service(trip))
                .runsOn(date);
    }
}
