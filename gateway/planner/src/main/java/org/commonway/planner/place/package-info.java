/** Where things are: coordinates, named places, boxes. */
@NullMarked
package org.commonway.planner.place;

import org.jspecify.annotations.NullMarked;
