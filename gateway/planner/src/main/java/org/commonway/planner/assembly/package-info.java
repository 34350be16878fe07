/** Turns what the searches found into itineraries with streets, names and prices. */
@NullMarked
package org.commonway.planner.assembly;

import org.jspecify.annotations.NullMarked;
