package org.commonway.samplecity.transit;

import org.commonway.samplecity.place.Spot;

/**
 * A stop or station.
 *
 * @param id GTFS stop_id
 * @param name for riders
 * @param spot where it is
 */
public record TransitStop(String id, String name, Spot spot) {}
