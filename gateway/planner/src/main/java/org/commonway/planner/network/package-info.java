/** All timetables of a city on one set of stops, with footpaths and the trips of a day. */
@NullMarked
package org.commonway.planner.network;

import org.jspecify.annotations.NullMarked;
