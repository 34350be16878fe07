/** One file of all that a Fabric network cannot make again, and a network made from such a file. */
@NullMarked
package org.commonway.launcher.fabric.backup;

import org.jspecify.annotations.NullMarked;
