package org.commonway.planner.timetable;

/** How riders get on or off at a call: GTFS pickup_type and drop_off_type, in the order of their values 0 to 3. */
public enum Boarding {
    /** As usual. */
    REGULAR,
    /** Not at all. */
    NONE,
    /** After a call to the agency, by its booking rule. */
    PHONE_AGENCY,
    /** By telling the driver. */
    COORDINATE_WITH_DRIVER
}
