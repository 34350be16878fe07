package org.commonway.node.hold;

import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * What an operator gave its word for.
 *
 * @param envelope the signed Hold, byte for byte as it was given; it goes on the ledger
 * @param opening the leg that it commits to, for the gateway and its rider alone
 */
public record Promise(SignedEnvelope envelope, LegOpening opening) {}
