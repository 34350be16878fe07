/** The world state in many versions, and what a simulation read and wrote of it. */
@NullMarked
package org.commonway.embedded.state;

import org.jspecify.annotations.NullMarked;
