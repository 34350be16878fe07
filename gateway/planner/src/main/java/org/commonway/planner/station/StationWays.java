package org.commonway.planner.station;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;

/**
 * All ways inside the stations of a timetable, each the quickest (GTFS pathways.txt). A platform that some entrance
 * leads to, or that leads to one, is behind its entrances: a rider on the street comes to it, and leaves it, through
 * them alone.
 *
 * @param ways from entrances to platforms, from platforms to entrances, and between platforms
 * @param behindEntrances such platforms, by index in {@link Timetable#stops()}; whether or not a wheelchair gets there
 */
public record StationWays(List<StationWay> ways, BitSet behindEntrances) {
    /** Copies the list. */
    public StationWays {
        ways = List.copyOf(ways);
    }

    /** The ways on foot of a timetable; with {@code stepFree} only those that a wheelchair can take. */
    public static StationWays of(Timetable timetable, boolean stepFree) {
        List<StationWay> onFoot = find(timetable, new PathwayGraph(timetable, pathway -> true, stop -> true));
        BitSet behind = new BitSet();
        for (StationWay way : onFoot) {
            if (isEntrance(timetable, way.from())) {
                behind.set(way.to());
            } else if (isEntrance(timetable, way.to())) {
                behind.set(way.from());
            }
        }
        List<StationWay> ways =
                stepFree ? find(timetable, new PathwayGraph(timetable, StepFree::allows, StepFree::allows)) : onFoot;
        return new StationWays(ways, behind);
    }

    private static List<StationWay> find(Timetable timetable, PathwayGraph graph) {
        List<StationWay> found = new ArrayList<>();
        for (int from : graph.places()) {
            boolean entering = isEntrance(timetable, from);
            if (entering || isBoardable(timetable, from)) {
                graph.visitFrom(from, way -> {
                    if (isBoardable(timetable, way.to()) || (!entering && isEntrance(timetable, way.to()))) {
                        found.add(way);
                    }
                });
            }
        }
        return found;
    }

    private static boolean isEntrance(Timetable timetable, int stop) {
        return typeOf(timetable, stop) == LocationType.ENTRANCE;
    }

    private static boolean isBoardable(Timetable timetable, int stop) {
        return typeOf(timetable, stop).isBoardable();
    }

    private static LocationType typeOf(Timetable timetable, int stop) {
        Stop found = timetable.stops().get(stop);
        return found.detail().type();
    }
}
