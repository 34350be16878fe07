package org.commonway.gateway.offers;

import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.proto.offer.v1.OfferUpdate;

/** Opening the stream of offers of a node. */
public interface OfferStreams {
    /**
     * Opens the stream; the listener is called by one thread at a time.
     *
     * @param from where to go on; {@link ResumePoint#START} for a snapshot
     */
    Stream open(RegisteredOperator operator, ResumePoint from, Listener listener);

    /** A stream that is open. */
    interface Stream {
        /** Ends it; the listener may still hear of what is under way. */
        void cancel();
    }

    /** Who hears what a stream brings. */
    interface Listener {
        /** An update whose signature was checked, and what proves that. */
        void onUpdate(OfferUpdate update, SignedOffer signed);

        /** The stream is over, by an error or by the node's will; nothing more comes. */
        void onEnd(String sentence);
    }

    /**
     * Where a reader stopped.
     *
     * @param streamId the life of the node's stream; empty for none
     * @param sequence the last sequence handled
     */
    record ResumePoint(String streamId, long sequence) {
        /** From a snapshot. */
        public static final ResumePoint START = new ResumePoint("", 0);
    }
}
