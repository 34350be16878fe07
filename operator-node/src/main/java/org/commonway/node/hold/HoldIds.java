package org.commonway.node.hold;

/**
 * Which hold, for which trip, of whom.
 *
 * @param holdId made by the gateway; a UUID
 * @param tripId the only trip that it can be booked with
 * @param gatewayId of the caller's certificate
 */
public record HoldIds(String holdId, String tripId, String gatewayId) {}
