/** A witness of public logs, served by this process. */
@NullMarked
package org.commonway.launcher.witness;

import org.jspecify.annotations.NullMarked;
