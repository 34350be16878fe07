/** The one adapter to GraphHopper: imports OpenStreetMap data and answers from compact arrays. */
@NullMarked
package org.commonway.planner.streets.graphhopper;

import org.jspecify.annotations.NullMarked;
