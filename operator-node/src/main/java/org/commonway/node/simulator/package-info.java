/** A stand-in for the street: vehicles are rented, come back and run low. */
@NullMarked
package org.commonway.node.simulator;

import org.jspecify.annotations.NullMarked;
