package org.commonway.gateway.plan;

import java.time.LocalDateTime;
import java.util.Optional;
import org.commonway.planner.place.Place;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param departAt local time of the city; empty is now, on the city's journey date
 * @param passengers 1 to 8
 */
public record PlanAsk(Place from, Place to, Optional<LocalDateTime> departAt, int passengers) {}
