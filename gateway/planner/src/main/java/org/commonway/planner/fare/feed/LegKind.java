package org.commonway.planner.fare.feed;

import java.util.List;
import java.util.Set;

/**
 * All that fare_leg_rules.txt tells rides apart by. Rides of one kind have the same rules.
 *
 * @param networks the route's network_id; none or one
 * @param fromAreas area_ids of the stop where the rider gets on
 * @param toAreas area_ids of the stop where the rider gets off
 * @param fromTimes timeframe_group_ids of the rules that hold when the rider gets on
 * @param toTimes those that hold when the rider gets off
 */
record LegKind(
        List<String> networks,
        List<String> fromAreas,
        List<String> toAreas,
        Set<String> fromTimes,
        Set<String> toTimes) {}
