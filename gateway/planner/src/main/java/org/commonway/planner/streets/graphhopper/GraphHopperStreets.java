package org.commonway.planner.streets.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.shapes.BBox;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetSegment;
import org.commonway.planner.streets.StreetWays;
import org.commonway.planner.streets.Streets;

/**
 * Streets by GraphHopper: it reads OpenStreetMap data and knows who may use which street and how fast. Searching happens
 * on {@link StreetGraph}, a copy in flat arrays: a short search then takes well under a millisecond and no preparation is
 * needed at start. {@link PieceGrid} finds the street next to a place.
 */
public final class GraphHopperStreets implements Streets, AutoCloseable {
    /** A place further from any street than this is not on the map. */
    private static final double SNAP_LIMIT_METRES = 1_000;
    /** A place further from any street for wheelchairs than this cannot be reached in one, as far as is known. */
    private static final double WHEELCHAIR_SNAP_LIMIT_METRES = 100;

    /** Longer ways are not looked for: five hours. */
    private static final int ROUTE_LIMIT_SECONDS = 18_000;

    private final GraphHopper hopper;
    private final StreetGraph graph;
    private final PieceGrid grid;
    private final Map<StreetProfile, Double> fastest = new EnumMap<>(StreetProfile.class);
    private final Box bounds;
    private final List<ParkAndRide> parks;
    private final KeptOrder order;

    private GraphHopperStreets(
            GraphHopper hopper, StreetGraph graph, PieceGrid grid, List<ParkAndRide> parks, KeptOrder order) {
        this.hopper = hopper;
        this.graph = graph;
        this.grid = grid;
        this.parks = parks;
        this.order = order;
        for (StreetProfile profile : StreetProfile.values()) {
            fastest.put(profile, graph.fastestMetresPerTenth(profile));
        }
        BBox box = hopper.getBaseGraph().getBounds();
        this.bounds = new Box(box.minLat, box.minLon, box.maxLat, box.maxLon);
    }

    /**
     * Opens a street map. The first time it is imported (about ten seconds for a city of half a million), later it is
     * read from {@code cacheFolder} as long as the file's SHA-256 is the same.
     *
     * @param osmFile OpenStreetMap data, {@code .osm.pbf} or {@code .osm} (XML)
     * @param cacheFolder where imports are kept; made when absent
     * @throws PlannerRefusal STREETS_MISSING or STREETS_UNREADABLE
     */
    public static GraphHopperStreets open(Path osmFile, Path cacheFolder) {
        StreetImport.Opened opened = new StreetImport(osmFile, cacheFolder).open();
        return new GraphHopperStreets(
                opened.hopper(),
                StreetGraphReader.read(opened.hopper()),
                new PieceGrid(PieceShapes.read(opened.hopper().getBaseGraph())),
                opened.parks(),
                new KeptOrder());
    }

    @Override
    public Box bounds() {
        return bounds;
    }

    @Override
    public Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile) {
        return NearestPieces.of(grid, graph, place, new double[] {snapLimit(profile)}, profile)
                .find(0);
    }

    @Override
    public List<Optional<StreetPoint>> findPoints(Coordinate place, StreetProfile wheels) {
        double[] limits = {snapLimit(StreetProfile.FOOT), snapLimit(wheels)};
        NearestPieces near = NearestPieces.of(grid, graph, place, limits, StreetProfile.FOOT, wheels);
        return List.of(near.find(0), near.find(1));
    }

    private static double snapLimit(StreetProfile profile) {
        return profile == StreetProfile.WHEELCHAIR ? WHEELCHAIR_SNAP_LIMIT_METRES : SNAP_LIMIT_METRES;
    }

    @Override
    public StreetPoint getPoint(Coordinate place, StreetProfile profile) {
        return findPoint(place, profile)
                .orElseThrow(() -> new PlannerRefusal(RefusalCode.OUTSIDE_MAP, sentence(place, profile)));
    }

    private String sentence(Coordinate place, StreetProfile profile) {
        if (profile == StreetProfile.WHEELCHAIR
                && findPoint(place, StreetProfile.FOOT).isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "There is no street without steps within %.0f metres of the place at %.5f, %.5f; choose one that is"
                            + " nearer to such a street.",
                    WHEELCHAIR_SNAP_LIMIT_METRES,
                    place.latitude(),
                    place.longitude());
        }
        return String.format(
                Locale.ROOT,
                "The place at %.5f, %.5f is not on the map, which covers %.3f, %.3f to %.3f, %.3f;"
                        + " choose a place near a street inside it.",
                place.latitude(),
                place.longitude(),
                bounds.south(),
                bounds.west(),
                bounds.north(),
                bounds.east());
    }

    @Override
    public Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to) {
        if (from.profile() != to.profile()) {
            throw new IllegalArgumentException("a way from " + from.profile() + " to " + to.profile());
        }
        StreetSearch search = new StreetSearch(
                        graph, grid.shapes(), from, false, ROUTE_LIMIT_SECONDS, StreetReach.ANY_METRES)
                .runTo(to, Objects.requireNonNull(fastest.get(from.profile())));
        if (search.entry(to) < 0) {
            return Optional.empty();
        }
        return Optional.of(new StreetRoute(
                search.metresTo(to), search.secondsTo(to), search.courseTo(to), search.delaySecondsTo(to)));
    }

    @Override
    public StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres) {
        return new StreetSearch(graph, grid.shapes(), origin, false, limitSeconds, limitMetres).run();
    }

    @Override
    public StreetReach reachTo(StreetPoint destination, int limitSeconds, int limitMetres) {
        return new StreetSearch(graph, grid.shapes(), destination, true, limitSeconds, limitMetres).run();
    }

    @Override
    public StreetWays ways(StreetProfile profile, int limitSeconds) {
        return new HierarchyWays(graph, order.of(graph), profile, limitSeconds);
    }

    @Override
    public void visitSegments(Box box, Consumer<StreetSegment> visitor) {
        EnumEncodedValue<RoadClass> roadClass =
                hopper.getEncodingManager().getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        BitSet seen = new BitSet(grid.shapes().pieces());
        grid.visitIn(box, number -> {
            if (!seen.get(number)) {
                seen.set(number);
                EdgeIteratorState edge = hopper.getBaseGraph().getEdgeIteratorState(number, Integer.MIN_VALUE);
                visitor.accept(new StreetSegment(
                        grid.shapes().course(number), edge.get(roadClass).toString(), edge.getName()));
            }
        });
    }

    @Override
    public Streets within(StreetLimits limits, StreetProfile profile, int metresPerHour) {
        LimitedStreets limited = new LimitedStreets(graph, profile, metresPerHour, limits);
        for (StreetLimits.Part part : limits.parts()) {
            grid.visitIn(
                    part.area().box(),
                    edge -> limited.look(edge, () -> grid.shapes().course(edge)));
        }
        return new GraphHopperStreets(hopper, limited.graph(), grid, parks, order);
    }

    @Override
    public List<ParkAndRide> listParkAndRide() {
        return parks;
    }

    /** Lets go of GraphHopper's memory. */
    @Override
    public void close() {
        hopper.close();
    }
}
