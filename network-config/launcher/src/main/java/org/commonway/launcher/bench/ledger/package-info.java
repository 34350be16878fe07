/** Bookings straight at the ledger, under a load that does not wait for answers. */
@NullMarked
package org.commonway.launcher.bench.ledger;

import org.jspecify.annotations.NullMarked;
