package org.commonway.gateway.map;

import org.commonway.planner.place.Box;

/** The area of a web mercator tile (EPSG:3857 tiling, y from the north). */
record TileBounds(int zoom, int x, int y) {
    static final int ZOOM_MIN = 8;
    static final int ZOOM_MAX = 18;

    /** Whether there is such a tile, at a zoom that is drawn. */
    boolean exists() {
        return zoom >= ZOOM_MIN && zoom <= ZOOM_MAX && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom;
    }

    /** Its area in degrees. */
    Box box() {
        return new Box(latitude(y + 1), longitude(x), latitude(y), longitude(x + 1));
    }

    private double longitude(int column) {
        return column / (double) (1 << zoom) * 360 - 180;
    }

    private double latitude(int row) {
        double n = Math.PI * (1 - 2.0 * row / (1 << zoom));
        return Math.toDegrees(Math.atan(Math.sinh(n)));
    }
}
