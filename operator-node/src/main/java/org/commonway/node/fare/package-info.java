/** From use to price. */
@NullMarked
package org.commonway.node.fare;

import org.jspecify.annotations.NullMarked;
