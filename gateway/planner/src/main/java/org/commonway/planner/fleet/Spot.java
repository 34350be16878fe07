package org.commonway.planner.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.network.PlaceWalks;
import org.commonway.planner.network.Walk;
import org.commonway.planner.streets.StreetPoint;

/** Where a vehicle or station stands, tied to the streets and to the stops within a short walk. */
public final class Spot {
    private final List<StreetPoint> foot;
    private final Optional<StreetPoint> ride;
    private final Near toStops;
    private final Near fromStops;

    /** Stops near it, each with the walk. */
    static final class Near {
        static final Near NONE = new Near(new int[0], new Walk[0]);

        private final int[] stops;
        private final Walk[] walks;

        private Near(int[] stops, Walk[] walks) {
            this.stops = stops;
            this.walks = walks;
        }
    }

    /** Stops near a place as they are found, one by one. */
    static final class Gathered implements PlaceWalks.Visitor {
        private int count;
        private int[] stops = new int[16];
        private Walk[] walks = new Walk[16];

        @Override
        public void visit(int stop, Walk walk) {
            if (count == stops.length) {
                stops = Arrays.copyOf(stops, 2 * count);
                walks = Arrays.copyOf(walks, 2 * count);
            }
            stops[count] = stop;
            walks[count++] = walk;
        }

        /** Those that were found. */
        Near near() {
            return count == 0 ? Near.NONE : new Near(Arrays.copyOf(stops, count), Arrays.copyOf(walks, count));
        }
    }

    Spot(List<StreetPoint> foot, Optional<StreetPoint> ride, Near toStops, Near fromStops) {
        this.foot = List.copyOf(foot);
        this.ride = ride;
        this.toStops = toStops;
        this.fromStops = fromStops;
    }

    /** For walking to it, by the profiles of the network's steps; empty off the map. */
    public List<StreetPoint> foot() {
        return foot;
    }

    /** For riding from or to it; empty off the map. */
    public Optional<StreetPoint> ride() {
        return ride;
    }

    /** Whether there are stops that one can walk to. */
    boolean hasStops() {
        return toStops.stops.length > 0;
    }

    /** Shows the stops near, each with the walk to it. */
    public void visitStops(PlaceWalks.Visitor visitor) {
        visit(toStops, visitor);
    }

    /** Shows the stops near, each with the walk from it. */
    public void visitStopsBefore(PlaceWalks.Visitor visitor) {
        visit(fromStops, visitor);
    }

    /** The walk from a stop near it. */
    Walk walkFrom(int stop) {
        for (int i = 0; i < fromStops.stops.length; i++) {
            if (fromStops.stops[i] == stop) {
                return fromStops.walks[i];
            }
        }
        throw new IllegalArgumentException("stop " + stop + " is not near");
    }

    private static void visit(Near near, PlaceWalks.Visitor visitor) {
        for (int i = 0; i < near.stops.length; i++) {
            visitor.visit(near.stops[i], near.walks[i]);
        }
    }
}
