/** Processes that are started together, and whether they are ready. */
@NullMarked
package org.commonway.launcher.start;

import org.jspecify.annotations.NullMarked;
