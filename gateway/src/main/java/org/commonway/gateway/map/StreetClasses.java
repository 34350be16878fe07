package org.commonway.gateway.map;

import java.util.Map;

/** From which zoom each class of street is drawn: OpenStreetMap's highway values. */
final class StreetClasses {
    private static final int OTHERS_FROM_ZOOM = 15;
    private static final Map<String, Integer> FROM_ZOOM = Map.ofEntries(
            Map.entry("motorway", 8),
            Map.entry("trunk", 8),
            Map.entry("primary", 9),
            Map.entry("motorway_link", 11),
            Map.entry("trunk_link", 11),
            Map.entry("primary_link", 12),
            Map.entry("secondary", 11),
            Map.entry("secondary_link", 13),
            Map.entry("tertiary", 12),
            Map.entry("tertiary_link", 13),
            Map.entry("residential", 13),
            Map.entry("unclassified", 13),
            Map.entry("living_street", 14),
            Map.entry("pedestrian", 14),
            Map.entry("service", 15),
            Map.entry("footway", 15),
            Map.entry("cycleway", 14),
            Map.entry("path", 15),
            Map.entry("steps", 16),
            Map.entry("track", 15));

    private StreetClasses() {}

    static boolean isDrawn(String streetClass, int zoom) {
        return zoom >= FROM_ZOOM.getOrDefault(streetClass, OTHERS_FROM_ZOOM);
    }
}
