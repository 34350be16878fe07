/** Shared vehicles and park-and-ride places tied to streets and stops, ready for searches. */
@NullMarked
package org.commonway.planner.fleet;

import org.jspecify.annotations.NullMarked;
