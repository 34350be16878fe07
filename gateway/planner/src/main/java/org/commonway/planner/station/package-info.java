/** Ways inside stations, along the pathways of a timetable. */
@NullMarked
package org.commonway.planner.station;

import org.jspecify.annotations.NullMarked;
