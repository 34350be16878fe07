package org.commonway.node.grpc;

import org.commonway.node.acknowledgement.StreamPlace;
import org.commonway.node.offer.OfferBoard;

/** Where the stream of a test's board is. */
record BoardPlace(OfferBoard board) implements StreamPlace {
    @Override
    public String streamId() {
        return board.streamId();
    }

    @Override
    public long sequence() {
        return board.sequence();
    }
}
