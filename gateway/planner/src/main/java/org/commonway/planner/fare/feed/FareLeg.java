package org.commonway.planner.fare.feed;

import java.time.Instant;

/**
 * A ride that is to be priced.
 *
 * @param trip index in the timetable's trips
 * @param boardCall the call where the rider gets on
 * @param alightCall the call of the same trip where the rider gets off, after it
 * @param departure when the rider gets on
 * @param arrival when the rider gets off
 */
public record FareLeg(int trip, int boardCall, int alightCall, Instant departure, Instant arrival) {}
