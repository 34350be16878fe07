/** Scheduled trips: which run on a day, where they call and when. */
@NullMarked
package org.commonway.node.timetable;

import org.jspecify.annotations.NullMarked;
