/** The commands that change a Fabric network that runs, copy it and bring it back. */
@NullMarked
package org.commonway.launcher.command.fabric;

import org.jspecify.annotations.NullMarked;
