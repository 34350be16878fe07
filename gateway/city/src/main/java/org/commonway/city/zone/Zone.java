package org.commonway.city.zone;

import java.util.List;

/**
 * A zone of the city: what lies inside an odd number of its rings, so that a hole is a ring too.
 *
 * @param name as tables have it
 * @param rings each of corners, latitude and longitude in 10^-7 degree, the last joined to the first
 */
record Zone(String name, List<List<long[]>> rings) {
    /** Wider than this nothing is a zone of a city, and products of differences fit in 63 bits. */
    static final long WIDEST_E7 = 200_000_000;

    /** Copies the lists. */
    Zone {
        rings = rings.stream().map(List::copyOf).toList();
    }

    /** Whether the place is inside; what lies on an edge is in one of the two zones that share it, or in both. */
    boolean holds(long latE7, long lonE7) {
        boolean inside = false;
        for (List<long[]> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                inside ^= crosses(ring.get(i), ring.get((i + 1) % ring.size()), latE7, lonE7);
            }
        }
        return inside;
    }

    /** Whether the line from here to the east crosses this edge; in whole numbers, so that everybody comes to the same. */
    private static boolean crosses(long[] from, long[] to, long latE7, long lonE7) {
        if ((from[0] > latE7) == (to[0] > latE7)) {
            return false;
        }
        long side = (to[0] - from[0]) * (lonE7 - from[1]) - (latE7 - from[0]) * (to[1] - from[1]);
        return to[0] > from[0] ? side < 0 : side > 0;
    }
}
