/** Trips as people take them: legs with times, prices and all that is needed to hold them. */
@NullMarked
package org.commonway.planner.itinerary;

import org.jspecify.annotations.NullMarked;
