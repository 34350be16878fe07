package org.commonway.ledger;

import org.commonway.proto.ledger.v1.TripEvent;

/**
 * A trip was booked or cancelled.
 *
 * @param event what happened
 * @param checkpoint where it stands on the ledger; keep it once the event is handled
 */
public record TripChange(TripEvent event, Checkpoint checkpoint) {}
