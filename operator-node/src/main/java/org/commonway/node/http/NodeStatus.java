package org.commonway.node.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * What a node says of itself.
 *
 * @param operatorId on the ledger
 * @param name as riders read it
 * @param runs what it runs: timetable, vehicles, on-demand
 * @param waitingFor why it is not ready; absent once it is
 * @param counts how much of everything
 */
@Serdeable
public record NodeStatus(
        String operatorId, String name, List<String> runs, Optional<String> waitingFor, Counts counts) {

    /**
     * How much of everything, now.
     *
     * @param trips of the timetable
     * @param stops of the timetable
     * @param vehicles that can be rented
     * @param stations with docks
     * @param openHolds promised and not yet booked
     * @param liveHolds open, booked or being ridden
     */
    @Serdeable
    public record Counts(int trips, int stops, int vehicles, int stations, int openHolds, long liveHolds) {}
}
