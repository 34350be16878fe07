/** The certificates and keys of a Fabric network's processes and members, in the folders that Fabric reads. */
@NullMarked
package org.commonway.launcher.fabric.msp;

import org.jspecify.annotations.NullMarked;
