package org.commonway.gateway.offers;

import java.time.Instant;

/**
 * A stream that searches see: what a gateway can acknowledge to the operator.
 *
 * @param stream up to where
 * @param since from when on searches have seen this life of the stream without a break
 * @param at every search that comes in from then on, until the stream breaks off, sees it up to here or further
 */
public record ShownStream(FollowedStream stream, Instant since, Instant at) {}
