/** A Fabric network on one machine: founded, started, watched and stopped. */
@NullMarked
package org.commonway.launcher.fabric;

import org.jspecify.annotations.NullMarked;
