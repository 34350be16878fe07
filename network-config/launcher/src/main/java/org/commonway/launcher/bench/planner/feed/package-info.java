/** Timetables as one feed, for planners that go from stop to stop. */
@NullMarked
package org.commonway.launcher.bench.planner.feed;

import org.jspecify.annotations.NullMarked;
