/** What a boarding costs and for how long changes are free. */
@NullMarked
package org.commonway.planner.fare;

import org.jspecify.annotations.NullMarked;
