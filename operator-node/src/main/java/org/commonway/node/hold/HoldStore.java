package org.commonway.node.hold;

import java.util.List;

/** Keeps holds through a restart. */
public interface HoldStore {

    /** Every hold that is kept. */
    List<Hold> listAll();

    /** Keeps this state of the hold, durable when the call returns. */
    void save(Hold hold);

    /** Keeps this state of the hold and what the ledger must be told of it: both, or neither. */
    void save(Hold hold, RideReport report);

    /** Keeps it no longer. */
    void forget(String holdId);
}
