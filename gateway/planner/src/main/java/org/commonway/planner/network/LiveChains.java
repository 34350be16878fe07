package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.commonway.planner.realtime.ExpectedCall;

/**
 * What the updates of one feed do to rides that stay on board. Such a ride goes by what is said of all its trips, and a
 * trip of which nothing is said starts no earlier than the one before it comes. The ride is gone where one of its trips
 * is, where the vehicle does not stop at a joint, and where a trip is said to leave before the one before it comes: then
 * it is another vehicle.
 */
final class LiveChains {
    private final DayNetwork day;
    private final LiveChanges changes;
    private final BitSet leaving;

    /**
     * Nothing is changed yet.
     *
     * @param leaving gets the numbers of rides that leave their pattern
     */
    LiveChains(DayNetwork day, LiveChanges changes, BitSet leaving) {
        this.day = day;
        this.changes = changes;
        this.leaving = leaving;
    }

    /** Shows the rides that come in, each with its line. */
    void visit(int feed, BiConsumer<LiveLine, LiveTrip> visitor) {
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            boolean joined = day.feed(pattern) == feed && day.joined().isJoined(pattern);
            for (int trip = 0; joined && trip < day.trips(pattern); trip++) {
                visit(pattern, trip, visitor);
            }
        }
    }

    private void visit(int pattern, int trip, BiConsumer<LiveLine, LiveTrip> visitor) {
        int number = day.patterns().firstTrips[pattern] + trip;
        JoinedTrips.Part first =
                new JoinedTrips.Part(day.columns().tripIndexes[number], day.columns().tripDays[number]);
        List<JoinedTrips.Part> later = day.joined().later(number);
        List<JoinedTrips.Part> parts = new ArrayList<>(List.of(first));
        parts.addAll(later);
        if (parts.stream().noneMatch(part -> changes.isSaid(part.trip(), part.day()))) {
            return;
        }
        leaving.set(number);
        calls(pattern, trip, parts)
                .ifPresent(calls -> visitor.accept(
                        LiveLine.of(day, pattern).skipping(calls),
                        LiveTrip.expected(first.trip(), first.day(), later, new LiveCalls(calls, true))));
    }

    /** The calls of all its trips; empty where the ride does not hold. */
    private Optional<List<ExpectedCall>> calls(int pattern, int trip, List<JoinedTrips.Part> parts) {
        List<Integer> starts = day.joined().starts(pattern);
        List<ExpectedCall> calls = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int from = i == 0 ? 0 : starts.get(i - 1);
            int to = i < starts.size() ? starts.get(i) : day.length(pattern);
            JoinedTrips.Part part = parts.get(i);
            List<ExpectedCall> own = changes.isSaid(part.trip(), part.day())
                    ? changes.findExpected(part.trip(), part.day())
                            .map(LiveCalls::calls)
                            .orElse(List.of())
                    : scheduled(pattern, trip, from, to);
            if (own.isEmpty() || !append(calls, own)) {
                return Optional.empty();
            }
        }
        return Optional.of(calls);
    }

    private List<ExpectedCall> scheduled(int pattern, int trip, int from, int to) {
        List<ExpectedCall> calls = new ArrayList<>();
        for (int position = from; position < to; position++) {
            calls.add(new ExpectedCall(
                    day.arrival(pattern, trip, position), day.departure(pattern, trip, position), false, false, false));
        }
        return calls;
    }

    /** Adds the calls of the next trip, held back where need be; whether the vehicle can go on as that trip. */
    private static boolean append(List<ExpectedCall> calls, List<ExpectedCall> next) {
        if (calls.isEmpty()) {
            calls.addAll(next);
            return true;
        }
        ExpectedCall end = calls.get(calls.size() - 1);
        if (end.skipped() || next.get(0).skipped()) {
            return false;
        }
        int latest = end.arrival();
        for (int i = 0; i < next.size(); i++) {
            ExpectedCall call = next.get(i);
            // When it comes to its first stop does not matter: it comes as the trip before.
            if ((call.arrival() < latest && call.arrivalKnown() && i > 0)
                    || (call.departure() < latest && call.departureKnown())) {
                return false;
            }
            int arrival = Math.max(call.arrival(), latest);
            latest = Math.max(call.departure(), arrival);
            calls.add(new ExpectedCall(arrival, latest, call.arrivalKnown(), call.departureKnown(), call.skipped()));
        }
        return true;
    }
}
