/** Timetables as they were read, kept on disk so that a feed is taken apart once. */
@NullMarked
package org.commonway.planner.timetable.cache;

import org.jspecify.annotations.NullMarked;
