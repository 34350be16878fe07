/** Prices and pick-up times for rides on demand. */
@NullMarked
package org.commonway.node.quote;

import org.jspecify.annotations.NullMarked;
