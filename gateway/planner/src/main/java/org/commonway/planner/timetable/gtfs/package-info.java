/** Reads GTFS zips into timetables, reporting what was skipped and why. */
@NullMarked
package org.commonway.planner.timetable.gtfs;

import org.jspecify.annotations.NullMarked;
