package org.commonway.gateway.booking;

import org.commonway.ledger.Ledger;
import org.commonway.ledger.together.TripsTogether;

/** A city as its trips need it: its ledger, and the nodes of the operators that this ledger lists. */
public final class TripCity {
    private final String channel;
    private final Ledger ledger;
    private final TripsTogether together;
    private final LegHolds holds;
    private final NodeRides rides;

    /**
     * A city; one for each process.
     *
     * @param channel names it
     */
    public TripCity(String channel, Ledger ledger, LegHolds holds, NodeRides rides) {
        this.channel = channel;
        this.ledger = ledger;
        this.together = TripsTogether.at(ledger);
        this.holds = holds;
        this.rides = rides;
    }

    String channel() {
        return channel;
    }

    Ledger ledger() {
        return ledger;
    }

    TripsTogether together() {
        return together;
    }

    LegHolds holds() {
        return holds;
    }

    NodeRides rides() {
        return rides;
    }
}
