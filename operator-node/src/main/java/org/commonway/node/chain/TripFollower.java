package org.commonway.node.chain;

import java.util.function.Consumer;
import org.commonway.ledger.TripChange;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConflict;
import org.commonway.proto.ledger.v1.LegRef;
import org.commonway.proto.ledger.v1.TripStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ledger: a booked trip confirms our holds, a cancelled one frees them. The checkpoint is kept after the
 * hold is, so that an event is rather handled twice than never; handling it twice changes nothing.
 */
public final class TripFollower implements Consumer<TripChange> {
    private static final Logger LOG = LoggerFactory.getLogger(TripFollower.class);

    private final String operatorId;
    private final HoldBook book;
    private final CheckpointStore checkpoints;

    /** Follows for this operator. */
    public TripFollower(String operatorId, HoldBook book, CheckpointStore checkpoints) {
        this.operatorId = operatorId;
        this.book = book;
        this.checkpoints = checkpoints;
    }

    @Override
    public void accept(TripChange change) {
        for (LegRef leg : change.event().getLegsList()) {
            if (leg.getOperatorId().equals(operatorId)) {
                handle(change, leg.getHoldId());
            }
        }
        checkpoints.save(change.checkpoint());
    }

    private void handle(TripChange change, String holdId) {
        String tripId = change.event().getTripId();
        try {
            if (change.event().getStatus() == TripStatus.TRIP_STATUS_CANCELLED) {
                if (book.cancelled(holdId)) {
                    LOG.info("Hold {} cancelled with trip {}", holdId, tripId);
                }
            } else if (book.booked(holdId, change.checkpoint().txId())) {
                LOG.info("Hold {} confirmed with trip {}", holdId, tripId);
            }
        } catch (HoldConflict unknown) {
            // The ledger has a promise of ours that our book lost (a database put back from an old copy, say). Nothing
            // here can mend that; the operator's people must know.
            LOG.error("Trip {} names hold {}, which this node does not know; restore its data folder", tripId, holdId);
        }
    }
}
