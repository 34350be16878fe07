/** A network of processes: which there are, how they are configured, started, watched and stopped. */
@NullMarked
package org.commonway.launcher.network;

import org.jspecify.annotations.NullMarked;
