/** Reserving what a leg needs: the states of a hold and the book of all holds. */
@NullMarked
package org.commonway.node.hold;

import org.jspecify.annotations.NullMarked;
