/** Rides on demand that were quoted before the search. */
@NullMarked
package org.commonway.planner.ride;

import org.jspecify.annotations.NullMarked;
