/** Ways between a door and the stops: on foot, on shared vehicles and on the rider's own. */
@NullMarked
package org.commonway.planner.door;

import org.jspecify.annotations.NullMarked;
