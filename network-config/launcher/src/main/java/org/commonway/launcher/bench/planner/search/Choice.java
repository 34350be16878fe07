package org.commonway.launcher.bench.planner.search;

/**
 * One way to go that a planner found.
 *
 * @param arrivalEpochSeconds when it arrives, since 1970
 * @param transfers changes between vehicles
 * @param walkMetres on foot; 0 from planners that go from stop to stop
 */
public record Choice(long arrivalEpochSeconds, int transfers, double walkMetres) {}
