package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.commonway.planner.realtime.Realtime;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.timetable.Timetable;

/**
 * Makes a day's network as it is expected from the one by the timetable. Trips of which nothing is said stay where they
 * are; the others leave their patterns and come into one of the same line in which they neither overtake nor are
 * overtaken, or into a new one. Patterns that no trip leaves are copied as they are.
 */
final class LiveDayBuilder {
    private final Network network;
    private final DayNetwork scheduled;
    private final List<Timetable> timetables;
    private final BitSet leaving = new BitSet();
    private final List<Arrived> arrived = new ArrayList<>();
    private final Map<LiveLine, List<LivePattern>> byLine = new HashMap<>();
    private final List<LivePattern> changed = new ArrayList<>();

    /** A trip and the line that it belongs to. */
    private record Arrived(LiveLine line, LiveTrip trip) {}

    private LiveDayBuilder(Network network, DayNetwork scheduled) {
        this.network = network;
        this.scheduled = scheduled;
        this.timetables = new ArrayList<>(network.timetables());
    }

    /** The day as it is expected; the same object when nothing is said of its trips. */
    static DayNetwork apply(Network network, DayNetwork scheduled, Realtime realtime) {
        LiveDayBuilder builder = new LiveDayBuilder(network, scheduled);
        for (int feed = 0; feed < network.timetables().size(); feed++) {
            Optional<RealtimeFeed> said =
                    realtime.find(network.timetables().get(feed).operatorId());
            if (said.isPresent() && !said.get().trips().isEmpty()) {
                builder.collect(feed, said.get());
            }
        }
        return builder.leaving.isEmpty() && builder.arrived.isEmpty() ? scheduled : builder.build();
    }

    private void collect(int feed, RealtimeFeed said) {
        LiveChanges changes = new LiveChanges(network, scheduled, feed, leaving);
        said.trips().forEach(changes::apply);
        Timetable extended = changes.timetable();
        timetables.set(feed, extended);
        changes.visit(extended, (line, trip) -> arrived.add(new Arrived(line, trip)));
        LiveChains chains = new LiveChains(scheduled, changes, leaving);
        chains.visit(feed, (line, trip) -> arrived.add(new Arrived(line, trip)));
    }

    private DayNetwork build() {
        TreeSet<Integer> left = new TreeSet<>();
        int[] firstTrips = scheduled.patterns().firstTrips;
        for (int pattern = 0; pattern < scheduled.patternCount(); pattern++) {
            int next = leaving.nextSetBit(firstTrips[pattern]);
            if (next >= 0 && next < firstTrips[pattern + 1]) {
                left.add(pattern);
                open(pattern);
            }
        }
        arrived.sort(Comparator.comparingInt((Arrived one) -> one.trip().departure(0))
                .thenComparingInt(one -> one.trip().arrival(one.trip().length() - 1)));
        arrived.forEach(this::insert);
        List<Integer> untouched = new ArrayList<>();
        for (int pattern = 0; pattern < scheduled.patternCount(); pattern++) {
            if (!left.contains(pattern)) {
                untouched.add(pattern);
            }
        }
        changed.removeIf(pattern -> pattern.trips().isEmpty());
        return DayNetworkWriter.write(network, scheduled, timetables, untouched, changed);
    }

    /** A pattern with the trips that stay. */
    private void open(int pattern) {
        LivePattern made = add(LiveLine.of(scheduled, pattern));
        int first = scheduled.patterns().firstTrips[pattern];
        for (int trip = 0; trip < scheduled.trips(pattern); trip++) {
            if (!leaving.get(first + trip)) {
                made.trips().add(LiveTrip.scheduled(scheduled, pattern, trip));
            }
        }
    }

    private LivePattern add(LiveLine line) {
        LivePattern made = new LivePattern(line);
        changed.add(made);
        byLine.computeIfAbsent(line, key -> new ArrayList<>()).add(made);
        return made;
    }

    private void insert(Arrived one) {
        boolean placed =
                byLine.getOrDefault(one.line(), List.of()).stream().anyMatch(pattern -> pattern.insert(one.trip()));
        if (!placed) {
            boolean fits = add(one.line()).insert(one.trip());
            assert fits : "an empty pattern takes any trip";
        }
    }
}
