/** What trips may be compared by. */
@NullMarked
package org.commonway.planner.criterion;

import org.jspecify.annotations.NullMarked;
