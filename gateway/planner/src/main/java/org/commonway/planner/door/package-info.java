/** Ways between a door and the stops: on foot and on shared vehicles. */
@NullMarked
package org.commonway.planner.door;

import org.jspecify.annotations.NullMarked;
