package org.commonway.gateway.realtime;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;

/**
 * One of an operator's realtime feeds as its node gave it.
 *
 * @param sha256 of the message; empty while the node has none
 * @param bytes the message; absent where the caller said that it has it, or an earlier feed is the same
 * @param fetchedAt when the operator's source last answered at its node, by the node's clock
 * @param trouble why the node could not fetch it the last time, in one sentence; empty when it could
 */
public record FetchedFeed(ByteString sha256, Optional<ByteString> bytes, Optional<Instant> fetchedAt, String trouble) {}
