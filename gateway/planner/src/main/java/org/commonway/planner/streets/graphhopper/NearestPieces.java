package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;

/**
 * One look for the street pieces nearest to a place, for several profiles at once. Distances are taken on a plane that
 * touches the Earth at the place; of pieces equally near the one with the lower number counts.
 */
final class NearestPieces {
    /** Along a meridian. */
    static final double METRES_PER_UNIT = 6_371_000 * Math.PI / 180 / PieceShapes.DEGREE;

    private final PieceGrid grid;
    private final PieceShapes shapes;
    private final Coordinate place;
    private final double latitude;
    private final double longitude;
    private final double shrink;
    private final StreetProfile[] profiles;
    private final StreetGraph.EdgeTimes[] times;
    private final double[] squares;
    private final int[] stretches;
    private final double[] parts;
    /** The farthest of what still counts for any profile, squared. */
    private double farthest;

    private NearestPieces(
            PieceGrid grid, StreetGraph graph, Coordinate place, double[] limitMetres, StreetProfile... profiles) {
        this.grid = grid;
        this.shapes = grid.shapes();
        this.times = new StreetGraph.EdgeTimes[profiles.length];
        this.place = place;
        // To a centimetre, as streets are: so that a place on a crossing is no nearer to any of the streets that meet
        // there.
        this.latitude = Math.rint(place.latitude() * PieceShapes.DEGREE);
        this.longitude = Math.rint(place.longitude() * PieceShapes.DEGREE);
        this.shrink = shrink(place.latitude());
        this.profiles = profiles;
        this.squares = new double[profiles.length];
        this.stretches = new int[profiles.length];
        this.parts = new double[profiles.length];
        Arrays.fill(stretches, -1);
        for (int i = 0; i < profiles.length; i++) {
            double limit = limitMetres[i] / METRES_PER_UNIT;
            times[i] = graph.times(profiles[i]);
            squares[i] = limit * limit;
            farthest = Math.max(farthest, squares[i]);
        }
    }

    /** What is nearest to the place of all that each of the profiles may use in this graph, within each one's limit. */
    static NearestPieces of(
            PieceGrid grid, StreetGraph graph, Coordinate place, double[] limitMetres, StreetProfile... profiles) {
        NearestPieces near = new NearestPieces(grid, graph, place, limitMetres, profiles);
        grid.visitAround(near);
        return near;
    }

    /** How much shorter a degree of longitude is here than one of latitude. */
    static double shrink(double latitudeDegrees) {
        return Math.max(1e-3, Math.cos(Math.toRadians(latitudeDegrees)));
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    double shrink() {
        return shrink;
    }

    /** Whether anything so many units away could still be nearer than what was found. */
    boolean wantsBeyond(double units) {
        return units * units < farthest;
    }

    /** Looks at a stretch. */
    void look(int stretch) {
        double east = (shapes.longitudes[stretch] - longitude) * shrink;
        double north = shapes.latitudes[stretch] - latitude;
        double endEast = (shapes.longitudes[stretch + 1] - longitude) * shrink;
        double endNorth = shapes.latitudes[stretch + 1] - latitude;
        double byEast = endEast - east;
        double byNorth = endNorth - north;
        double along = -(east * byEast + north * byNorth);
        double length = byEast * byEast + byNorth * byNorth;
        if (along >= length) {
            // Never by way of a share: pieces that meet here must be exactly as far away.
            offer(stretch, 1, endEast * endEast + endNorth * endNorth);
        } else {
            double part = along <= 0 ? 0 : along / length;
            double atEast = east + part * byEast;
            double atNorth = north + part * byNorth;
            offer(stretch, part, atEast * atEast + atNorth * atNorth);
        }
    }

    private void offer(int stretch, double part, double square) {
        if (square > farthest) {
            return;
        }
        int piece = grid.pieceOf(stretch);
        farthest = 0;
        for (int i = 0; i < profiles.length; i++) {
            if (square <= squares[i] && times[i].isOpen(piece) && isBetter(i, piece, square)) {
                squares[i] = square;
                stretches[i] = stretch;
                parts[i] = part;
            }
            farthest = Math.max(farthest, squares[i]);
        }
    }

    private boolean isBetter(int i, int piece, double square) {
        return square < squares[i] || stretches[i] < 0 || piece < grid.pieceOf(stretches[i]);
    }

    /** What was found for one of the profiles. */
    Optional<StreetPoint> find(int i) {
        if (stretches[i] < 0) {
            return Optional.empty();
        }
        int piece = grid.pieceOf(stretches[i]);
        return Optional.of(new StreetPoint(
                place,
                profiles[i],
                piece,
                share(piece, stretches[i], parts[i]),
                Math.sqrt(squares[i]) * METRES_PER_UNIT));
    }

    /** How far along the piece a part of one of its stretches lies. */
    private double share(int piece, int stretch, double part) {
        double before = 0;
        double whole = 0;
        for (int at = shapes.first(piece); at < shapes.last(piece); at++) {
            double byEast = (double) (shapes.longitudes[at + 1] - shapes.longitudes[at]) * shrink;
            double byNorth = (double) shapes.latitudes[at + 1] - shapes.latitudes[at];
            double length = Math.sqrt(byEast * byEast + byNorth * byNorth);
            if (at < stretch) {
                before += length;
            } else if (at == stretch) {
                before += part * length;
            }
            whole += length;
        }
        return whole == 0 ? 0 : Math.min(1, before / whole);
    }
}
