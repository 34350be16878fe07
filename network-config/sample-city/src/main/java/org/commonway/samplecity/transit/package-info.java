/** Lines and timetables of the transit operators; written as GTFS. */
@NullMarked
package org.commonway.samplecity.transit;

import org.jspecify.annotations.NullMarked;
