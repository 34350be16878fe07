/** Starts and wires an operator node. */
@NullMarked
package org.commonway.node;

import org.jspecify.annotations.NullMarked;
