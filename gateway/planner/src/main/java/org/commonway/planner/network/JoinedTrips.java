package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns in which trips go on as others with riders on board. A rider gets on in the first trip of such a pattern
 * and off in a later one; who rides on the first alone finds it in a pattern of its own.
 */
final class JoinedTrips {
    /** By pattern: the positions at which its later trips begin. */
    private final Map<Integer, List<Integer>> starts;
    /** By number of the first trip among all: what it goes on as. */
    private final Map<Integer, List<Part>> later;

    /**
     * A trip that another goes on as.
     *
     * @param trip index in the timetable
     * @param day its service day counted from the network's
     */
    record Part(int trip, int day) {}

    private JoinedTrips(Map<Integer, List<Integer>> starts, Map<Integer, List<Part>> later) {
        this.starts = Map.copyOf(starts);
        this.later = Map.copyOf(later);
    }

    boolean isJoined(int pattern) {
        return starts.containsKey(pattern);
    }

    /** Where later trips of a pattern begin; empty for a pattern of single trips. */
    List<Integer> starts(int pattern) {
        return starts.getOrDefault(pattern, List.of());
    }

    /** What a trip goes on as, by its number among all. */
    List<Part> later(int number) {
        return later.getOrDefault(number, List.of());
    }

    /** The trips that a ride in a pattern of this day is on, in order. */
    List<RiddenTrip> ridden(DayNetwork day, int pattern, int trip, int board, int alight) {
        List<Integer> begins = starts(pattern);
        if (begins.isEmpty()) {
            return List.of(new RiddenTrip(
                    day.tripIndex(pattern, trip), day.serviceDate(pattern, trip), 0, board, alight, false));
        }
        List<RiddenTrip> ridden = new ArrayList<>();
        ridden.add(new RiddenTrip(
                day.tripIndex(pattern, trip), day.serviceDate(pattern, trip), 0, board, begins.get(0) - 1, false));
        List<Part> parts = later(day.patterns().firstTrips[pattern] + trip);
        for (int i = 0; i < parts.size() && begins.get(i) < alight; i++) {
            Part part = parts.get(i);
            int first = begins.get(i);
            int last = Math.min(alight, i + 1 < parts.size() ? begins.get(i + 1) - 1 : alight);
            ridden.add(new RiddenTrip(part.trip(), day.date().plusDays(part.day()), first, first, last, true));
        }
        return ridden;
    }

    /** Gathers such patterns. */
    static final class Builder {
        private final Map<Integer, List<Integer>> starts = new HashMap<>();
        private final Map<Integer, List<Part>> later = new HashMap<>();

        /** Says where later trips of a pattern begin; nothing for one of single trips. */
        void addPattern(int pattern, List<Integer> positions) {
            if (!positions.isEmpty()) {
                starts.put(pattern, List.copyOf(positions));
            }
        }

        /** Says what a trip of such a pattern goes on as. */
        void addTrip(int number, List<Part> parts) {
            if (!parts.isEmpty()) {
                later.put(number, List.copyOf(parts));
            }
        }

        JoinedTrips build() {
            return new JoinedTrips(starts, later);
        }
    }
}
