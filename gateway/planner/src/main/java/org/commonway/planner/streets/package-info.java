/** The street network as the search needs it: points, routes, reach within a limit, segments to draw. */
@NullMarked
package org.commonway.planner.streets;

import org.jspecify.annotations.NullMarked;
