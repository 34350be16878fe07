/** Shared vehicles: where they stand and whether they can be rented. */
@NullMarked
package org.commonway.node.vehicle;

import org.jspecify.annotations.NullMarked;
