package org.commonway.gateway.offers;

import org.commonway.gateway.signed.SignedOffer;

/**
 * Up to where an operator's stream was taken in.
 *
 * @param streamId which life of the node's stream
 * @param sequence of the last update
 * @param last that update, as its operator signed it; of a snapshot its last part
 */
public record FollowedStream(String streamId, long sequence, SignedOffer last) {}
