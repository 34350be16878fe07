package org.commonway.planner.search;

import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Network;

/**
 * One search over stops.
 *
 * @param network stops and footpaths
 * @param day the trips
 * @param costs fares and emissions
 * @param access ways from the origin
 * @param egress ways to the destination
 */
public record SearchProblem(
        Network network, DayNetwork day, RideCosts costs, List<DoorLabel> access, List<DoorLabel> egress) {
    /** Nobody changes more often than this. */
    public static final int MAX_BOARDINGS = 5;

    /** A time that is never reached. */
    public static final int NEVER = Integer.MAX_VALUE / 2;

    /** Copies the lists. */
    public SearchProblem {
        access = List.copyOf(access);
        egress = List.copyOf(egress);
    }

    boolean allows(int pattern) {
        return costs.allows(day.mode(pattern));
    }
}
