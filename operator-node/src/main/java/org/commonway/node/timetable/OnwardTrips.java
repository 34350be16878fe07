package org.commonway.node.timetable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which trips go on as others with riders on board, by GTFS's words: linked trips of transfers.txt (transfer_type 4) say so
 * outright; otherwise two trips of one block_id are one vehicle's, unless a transfer_type of 5 forbids to stay. Where a
 * trip has links, its block does not count; a block does not say which departure of frequencies.txt follows which.
 */
final class OnwardTrips {
    private final Map<String, Set<String>> links = new HashMap<>();
    private final Map<String, Set<String>> forbidden = new HashMap<>();
    private final Map<String, List<String>> blocks = new HashMap<>();
    private final Map<String, String> blockOf = new HashMap<>();

    void addToBlock(String blockId, String tripId) {
        blockOf.put(tripId, blockId);
        blocks.computeIfAbsent(blockId, id -> new ArrayList<>()).add(tripId);
    }

    void link(String fromTripId, String toTripId) {
        links.computeIfAbsent(fromTripId, id -> new HashSet<>()).add(toTripId);
    }

    void forbid(String fromTripId, String toTripId) {
        forbidden.computeIfAbsent(fromTripId, id -> new HashSet<>()).add(toTripId);
    }

    /** Whether links lead from the trip, and one of them to the other. */
    boolean isLinked(String fromTripId, String toTripId) {
        return links.getOrDefault(fromTripId, Set.of()).contains(toTripId);
    }

    /**
     * Whether the trip's vehicle runs the other next, by its block.
     *
     * @param running the trips of the block that run on the service day, by trip_id, in the order of the feed
     */
    boolean isNextInBlock(String fromTripId, String toTripId, Map<String, TripCalls> running) {
        TripCalls from = running.get(fromTripId);
        if (from == null
                || from.runsByHeadway()
                || links.containsKey(fromTripId)
                || forbidden.getOrDefault(fromTripId, Set.of()).contains(toTripId)) {
            return false;
        }
        int leaves = from.calls().departureSeconds(0);
        return running.entrySet().stream()
                .filter(trip -> !trip.getKey().equals(fromTripId))
                .filter(trip -> !trip.getValue().runsByHeadway())
                .filter(trip -> trip.getValue().calls().departureSeconds(0) >= leaves)
                .min(Comparator.comparingInt(trip -> trip.getValue().calls().departureSeconds(0)))
                .filter(trip -> trip.getKey().equals(toTripId))
                .isPresent();
    }

    /** The trips of a trip's block, itself among them; empty without a block. */
    List<String> blockOf(String tripId) {
        return blocks.getOrDefault(blockOf.getOrDefault(tripId, ""), List.of());
    }
}
