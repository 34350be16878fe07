/** The commands that change a Fabric network that runs. */
@NullMarked
package org.commonway.launcher.command.fabric;

import org.jspecify.annotations.NullMarked;
