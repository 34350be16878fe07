package org.commonway.gateway.map;

import java.util.List;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetSegment;

/** Writes street pieces as a GeoJSON FeatureCollection (RFC 7946), with no more detail than the zoom shows. */
final class GeoJsonStreets {
    private static final int NAMES_FROM_ZOOM = 14;
    private static final double EQUATOR_DEGREES = 360;
    private static final int TILE_PIXELS = 256;

    private final int zoom;
    private final double leastStepDegrees;
    private final StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    private boolean first = true;

    GeoJsonStreets(int zoom) {
        this.zoom = zoom;
        this.leastStepDegrees = EQUATOR_DEGREES / TILE_PIXELS / (1 << zoom);
    }

    void add(StreetSegment segment) {
        if (!first) {
            text.append(',');
        }
        first = false;
        text.append("{\"type\":\"Feature\",\"properties\":{\"class\":");
        quote(segment.roadClass());
        text.append(",\"name\":");
        quote(zoom >= NAMES_FROM_ZOOM ? segment.name() : "");
        text.append("},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
        line(segment.geometry());
        text.append("]}}");
    }

    /** Both ends, and of the points between those at least a pixel from the one before. */
    private void line(List<Coordinate> points) {
        Coordinate last = points.get(0);
        point(last);
        for (int i = 1; i < points.size(); i++) {
            Coordinate next = points.get(i);
            boolean end = i == points.size() - 1;
            double step = Math.abs(next.longitude() - last.longitude()) + Math.abs(next.latitude() - last.latitude());
            if (end || step >= leastStepDegrees) {
                text.append(',');
                point(next);
                last = next;
            }
        }
    }

    private void point(Coordinate point) {
        text.append('[');
        degrees(point.longitude());
        text.append(',');
        degrees(point.latitude());
        text.append(']');
    }

    /** Five decimals, about a metre. */
    private void degrees(double value) {
        text.append(Math.round(value * 1e5) / 1e5);
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    String text() {
        return text + "]}";
    }
}
