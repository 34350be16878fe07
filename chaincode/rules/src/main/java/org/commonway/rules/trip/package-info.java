/** What may be booked as a trip, and the statuses that a trip goes through. */
@NullMarked
package org.commonway.rules.trip;

import org.jspecify.annotations.NullMarked;
