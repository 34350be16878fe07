/** Reads GTFS Realtime messages, held against the operator's timetable, reporting what was skipped and why. */
@NullMarked
package org.commonway.planner.realtime.gtfsrt;

import org.jspecify.annotations.NullMarked;
