/** Trips: booked whole or not at all, and what may happen to them afterwards. */
@NullMarked
package org.commonway.rules.trip;

import org.jspecify.annotations.NullMarked;
