/** One process that is a whole Fabric network for a laptop or a test: its wiring, its settings and its main program. */
@NullMarked
package org.commonway.embedded;

import org.jspecify.annotations.NullMarked;
