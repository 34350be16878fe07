package org.commonway.node.place;

import java.util.List;

/**
 * A simple polygon on the ground.
 *
 * @param ring at least three corners, not closed
 */
public record Area(List<Position> ring) {

    /** Refuses what has no inside. */
    public Area {
        ring = List.copyOf(ring);
        if (ring.size() < 3) {
            throw new IllegalArgumentException("an area needs at least three corners, not " + ring.size());
        }
    }

    /** True inside; on the very border either answer may come (even-odd rule). */
    public boolean contains(Position position) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (crosses(ring.get(i), ring.get(j), position)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static boolean crosses(Position a, Position b, Position position) {
        if ((a.latitudeE7() > position.latitudeE7()) == (b.latitudeE7() > position.latitudeE7())) {
            return false;
        }
        double share = ((double) position.latitudeE7() - a.latitudeE7()) / ((double) b.latitudeE7() - a.latitudeE7());
        return position.longitudeE7() < a.longitudeE7() + share * ((double) b.longitudeE7() - a.longitudeE7());
    }
}
