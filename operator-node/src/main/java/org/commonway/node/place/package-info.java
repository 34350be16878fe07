/** Positions and areas on the ground. */
@NullMarked
package org.commonway.node.place;

import org.jspecify.annotations.NullMarked;
