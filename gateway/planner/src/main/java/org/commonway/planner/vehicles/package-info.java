/** Shared vehicles and stations as they are now. */
@NullMarked
package org.commonway.planner.vehicles;

import org.jspecify.annotations.NullMarked;
