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
 * @param reports of rides, and what the ledger made of them
 * @param acknowledgements that gateways gave it
 * @param realtime each feed that says how trips go, in the order of the configuration
 */
@Serdeable
public record NodeStatus(
        String operatorId,
        String name,
        List<String> runs,
        Optional<String> waitingFor,
        Counts counts,
        Reports reports,
        Acknowledgements acknowledgements,
        List<Feed> realtime) {
    /** So many refused reports are shown at most. */
    public static final int REFUSED_SHOWN_MAX = 20;

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

    /**
     * What gateways acknowledged of what this node signed. Answers that stay unacknowledged were late, or were left out.
     *
     * @param answers quotes and refusals signed since the start
     * @param acknowledged how many of these gateways acknowledged
     * @param kept acknowledgements in the database
     */
    @Serdeable
    public record Acknowledgements(long answers, long acknowledged, long kept) {}

    /**
     * A realtime feed.
     *
     * @param bytes of the message that was fetched last; 0 for none
     * @param fetchedAt when its source last answered, ISO 8601 in UTC; absent while it never did
     * @param trouble why the last fetch brought nothing; empty when it did
     */
    @Serdeable
    public record Feed(int bytes, Optional<String> fetchedAt, String trouble) {}

    /**
     * Reports of rides that the ledger does not have.
     *
     * @param waiting for the ledger to take them
     * @param refused for good; somebody must see to each
     * @param lastRefused the newest of those, the latest first
     */
    @Serdeable
    public record Reports(int waiting, int refused, List<Refused> lastRefused) {}

    /**
     * A report that the ledger refused for good.
     *
     * @param tripId of the trip
     * @param holdId of the leg
     * @param step START, END or NO_SHOW
     * @param code why; stable
     * @param sentence why, for people
     * @param at when, ISO 8601 in UTC
     */
    @Serdeable
    public record Refused(String tripId, String holdId, String step, String code, String sentence, String at) {}
}
