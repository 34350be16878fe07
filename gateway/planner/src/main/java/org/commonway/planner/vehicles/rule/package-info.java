/** Where and when shared vehicles may be rented, ridden and left. */
@NullMarked
package org.commonway.planner.vehicles.rule;

import org.jspecify.annotations.NullMarked;
