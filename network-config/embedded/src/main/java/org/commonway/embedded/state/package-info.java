/** Views of the world state, and what a simulation and a block read and wrote of it. */
@NullMarked
package org.commonway.embedded.state;

import org.jspecify.annotations.NullMarked;
