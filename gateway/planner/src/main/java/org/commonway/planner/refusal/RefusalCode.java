package org.commonway.planner.refusal;

/** Why the planner refuses; stable names for APIs. */
public enum RefusalCode {
    /** A place lies outside the street map. */
    OUTSIDE_MAP,
    /** No timetable runs on the date and nothing else can serve. */
    NO_SERVICE_ON_DATE,
    /** The request asks for what cannot be. */
    REQUEST_INVALID,
    /** The street file is not there. */
    STREETS_MISSING,
    /** The street file is there but is no street map. */
    STREETS_UNREADABLE,
    /** The timetable file is not there. */
    FEED_MISSING,
    /** The timetable file is no zip of text files. */
    FEED_UNREADABLE,
    /** The timetable lacks a file or a column that GTFS requires. */
    FEED_INCOMPLETE,
    /** The timetable has no trip that could be ridden. */
    FEED_EMPTY,
    /** What an operator says of its trips now is no GTFS Realtime, or gives only what has changed. */
    REALTIME_UNREADABLE,
    /** A zone's polygon crosses itself, is not closed, or lies off the world. */
    ZONE_INVALID
}
