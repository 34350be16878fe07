package org.commonway.planner.area;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Polygons with holes, on a plane of degrees, as in GeoJSON (RFC 7946); they do not cross the 180th meridian. Immutable and
 * safe for many threads.
 */
public final class Area {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** A ring's last position is its first. */
    private static final int FEWEST_POSITIONS = 4;

    private final Envelope envelope;
    private final IndexedPointInAreaLocator locator;
    private final PreparedGeometry prepared;

    private Area(Geometry polygons) {
        this.envelope = polygons.getEnvelopeInternal();
        this.locator = new IndexedPointInAreaLocator(polygons);
        this.prepared = PreparedGeometryFactory.prepare(polygons);
    }

    /**
     * An area of these polygons.
     *
     * @param what names it in a refusal, such as "Zone \"Old town\" of scoot"
     * @param polygons as the coordinates of a GeoJSON MultiPolygon: by polygon, ring (the outer one first, then the holes)
     *     and position, each longitude and latitude in degrees; the last position of a ring is its first
     * @throws PlannerRefusal ZONE_INVALID: not closed, off the world, of fewer than three corners, crossing itself
     */
    public static Area of(String what, double[][][][] polygons) {
        Polygon[] parts = new Polygon[polygons.length];
        for (int i = 0; i < polygons.length; i++) {
            if (polygons[i].length == 0) {
                throw refused(what, "has a polygon without a ring");
            }
            LinearRing[] rings = new LinearRing[polygons[i].length];
            for (int j = 0; j < rings.length; j++) {
                rings[j] = ring(what, polygons[i][j]);
            }
            parts[i] = FACTORY.createPolygon(rings[0], Arrays.copyOfRange(rings, 1, rings.length));
        }
        if (parts.length == 0) {
            throw refused(what, "has no polygon");
        }
        Geometry whole = parts.length == 1 ? parts[0] : FACTORY.createMultiPolygon(parts);
        TopologyValidationError error = new IsValidOp(whole).getValidationError();
        if (error != null) {
            throw refused(
                    what,
                    String.format(
                            Locale.ROOT,
                            "is no clean polygon (%s at %.5f, %.5f)",
                            error.getMessage().toLowerCase(Locale.ROOT),
                            error.getCoordinate().y,
                            error.getCoordinate().x));
        }
        return new Area(whole);
    }

    private static LinearRing ring(String what, double[][] positions) {
        if (positions.length < FEWEST_POSITIONS) {
            throw refused(what, "has a ring of fewer than three corners");
        }
        org.locationtech.jts.geom.Coordinate[] ring = new org.locationtech.jts.geom.Coordinate[positions.length];
        for (int i = 0; i < ring.length; i++) {
            double[] position = positions[i];
            if (position.length < 2 || !(Math.abs(position[0]) <= 180) || !(Math.abs(position[1]) <= 90)) {
                throw refused(what, "has a corner that is no longitude and latitude on Earth");
            }
            ring[i] = new org.locationtech.jts.geom.Coordinate(position[0], position[1]);
        }
        if (!ring[0].equals2D(ring[ring.length - 1])) {
            throw refused(what, "has a ring that is not closed: its last position must be its first");
        }
        return FACTORY.createLinearRing(ring);
    }

    private static PlannerRefusal refused(String what, String why) {
        return new PlannerRefusal(RefusalCode.ZONE_INVALID, what + " " + why + "; draw it anew.");
    }

    /** The box around it. */
    public Box box() {
        return new Box(envelope.getMinY(), envelope.getMinX(), envelope.getMaxY(), envelope.getMaxX());
    }

    /** Whether the position lies inside or on the edge. */
    public boolean contains(Coordinate position) {
        return envelope.contains(position.longitude(), position.latitude())
                && locator.locate(jts(position)) != Location.EXTERIOR;
    }

    /** Whether any of this course, of at least two positions, lies inside or on the edge. */
    public boolean touches(List<Coordinate> course) {
        return prepared.intersects(line(course));
    }

    /** Whether all of this course, of at least two positions, lies inside or on the edge. */
    public boolean covers(List<Coordinate> course) {
        return prepared.covers(line(course));
    }

    private static LineString line(List<Coordinate> course) {
        return FACTORY.createLineString(
                course.stream().map(Area::jts).toArray(org.locationtech.jts.geom.Coordinate[]::new));
    }

    private static org.locationtech.jts.geom.Coordinate jts(Coordinate position) {
        return new org.locationtech.jts.geom.Coordinate(position.longitude(), position.latitude());
    }
}
