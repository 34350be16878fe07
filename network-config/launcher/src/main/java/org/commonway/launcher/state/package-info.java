/** The state folder: what a network keeps on disk, and where. */
@NullMarked
package org.commonway.launcher.state;

import org.jspecify.annotations.NullMarked;
