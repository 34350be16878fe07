package org.commonway.planner.itinerary;

import java.time.Instant;
import java.util.Optional;

/**
 * When a vehicle leaves or comes.
 *
 * @param scheduled by the timetable; empty for a trip that runs beside it
 * @param expected as far as is known now; what the leg's times say too
 * @param realtime whether the operator says so; otherwise it is what the timetable says, or as near to it as the trip's
 *     other calls allow
 */
public record CallTime(Optional<Instant> scheduled, Instant expected, boolean realtime) {}
