package org.commonway.launcher.bench.planner.search;

/**
 * One way to go that a planner found.
 *
 * @param arrivalEpochSeconds when it arrives, since 1970
 * @param transfers changes between vehicles
 * @param walkMetres on foot; 0 from planners that go from stop to stop
 * @param doorWalkMetres the longer of the walks to the first vehicle and from the last, or the walk all the way; 0 from
 *     planners that were given a limit for it
 */
public record Choice(long arrivalEpochSeconds, int transfers, double walkMetres, double doorWalkMetres) {
    /** Of a planner that was given a limit for the walks at the doors, or goes from stop to stop. */
    public Choice(long arrivalEpochSeconds, int transfers, double walkMetres) {
        this(arrivalEpochSeconds, transfers, walkMetres, 0);
    }
}
