package org.commonway.gateway.booking;

import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * A leg that an operator holds.
 *
 * @param hold the operator's signed Hold, byte for byte; it goes on the ledger
 * @param opening what the hold commits to: where the leg goes. It stays with the gateway and its rider
 */
public record HeldLeg(SignedEnvelope hold, LegOpening opening) {}
