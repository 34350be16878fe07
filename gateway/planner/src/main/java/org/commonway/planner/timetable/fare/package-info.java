/** The fares that come with a timetable, as the feed has them: GTFS Fares v1 and v2. */
@NullMarked
package org.commonway.planner.timetable.fare;

import org.jspecify.annotations.NullMarked;
