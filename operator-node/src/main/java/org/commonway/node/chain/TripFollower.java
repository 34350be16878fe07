package org.commonway.node.chain;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.commonway.ledger.TripChange;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConflict;
import org.commonway.proto.ledger.v1.LegRef;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.TripEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ledger: a booked trip confirms our holds, a cancelled or expired leg frees its own. The checkpoint is kept after the
 * hold is, so that an event is rather handled twice than never; handling it twice changes nothing.
 */
public final class TripFollower implements Consumer<TripChange> {
    private static final Logger LOG = LoggerFactory.getLogger(TripFollower.class);

    private static final Set<LegStatus> OVER = EnumSet.of(LegStatus.LEG_STATUS_CANCELLED, LegStatus.LEG_STATUS_ABENDED);

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
        for (TripEvent trip : change.trips()) {
            for (LegRef leg : trip.getLegsList()) {
                if (leg.getOperatorId().equals(operatorId)) {
                    handle(trip.getTripId(), leg, change.checkpoint().txId());
                }
            }
        }
        checkpoints.save(change.checkpoint());
    }

    /** Only what frees or confirms a hold is news: what happened on a ride, this node said itself. */
    private void handle(String tripId, LegRef leg, String txId) {
        String holdId = leg.getHoldId();
        try {
            if (OVER.contains(leg.getStatus())) {
                if (book.cancelled(holdId)) {
                    LOG.info("Hold {} of trip {} is {}", holdId, tripId, leg.getStatus());
                }
            } else if (leg.getStatus() == LegStatus.LEG_STATUS_NOT_STARTED && book.booked(holdId, txId)) {
                LOG.info("Hold {} confirmed with trip {}", holdId, tripId);
            }
        } catch (HoldConflict unknown) {
            if (OVER.contains(leg.getStatus())) {
                // Erased by its rider, or forgotten after its time: nothing is held, so nothing is to be freed.
                LOG.debug("Trip {} names hold {}, which is forgotten here", tripId, holdId);
            } else if (leg.getStatus() == LegStatus.LEG_STATUS_NOT_STARTED) {
                // The ledger has a promise of ours that our book lost (a database put back from an old copy, say).
                // Nothing here can mend that; the operator's people must know.
                LOG.error(
                        "Trip {} names hold {}, which this node does not know; restore its data folder",
                        tripId,
                        holdId);
            }
        }
    }
}
