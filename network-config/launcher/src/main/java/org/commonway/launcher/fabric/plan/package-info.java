/** Which organisations run what of a Fabric network, on which ports, and where its files lie. */
@NullMarked
package org.commonway.launcher.fabric.plan;

import org.jspecify.annotations.NullMarked;
