/** The planner timed in a process of its own: from stop to stop, with growing timetables, and while vehicles change. */
@NullMarked
package org.commonway.planner.bench;

import org.jspecify.annotations.NullMarked;
