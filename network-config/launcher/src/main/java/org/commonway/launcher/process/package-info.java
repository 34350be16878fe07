/** Processes of the machine: starting ours, never touching anybody else's, and who holds a port. */
@NullMarked
package org.commonway.launcher.process;

import org.jspecify.annotations.NullMarked;
