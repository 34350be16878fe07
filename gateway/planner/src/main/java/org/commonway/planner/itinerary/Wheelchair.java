package org.commonway.planner.itinerary;

/** Whether a leg can be taken in a wheelchair. */
public enum Wheelchair {
    /** Whoever runs it says so, of all that the leg uses. */
    YES,
    /** Whoever runs it says that something of it cannot be used; never in a step-free trip. */
    NO,
    /** Something of it is not known. */
    UNKNOWN
}
