/** One operator's timetable as immutable arrays, with its service days. */
@NullMarked
package org.commonway.planner.timetable;

import org.jspecify.annotations.NullMarked;
