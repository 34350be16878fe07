package org.commonway.rules.operator;

/** What an operator mainly runs. */
public enum OperatorKind {
    /** Scheduled services, published as GTFS. */
    TIMETABLE,
    /** Vehicles that riders take and leave, published as GBFS. */
    SHARED_VEHICLES,
    /** Rides that are asked for. */
    ON_DEMAND
}
