/** What operators say of their trips now, in the terms of GTFS Realtime, and what it means for a trip's times. */
@NullMarked
package org.commonway.planner.realtime;

import org.jspecify.annotations.NullMarked;
