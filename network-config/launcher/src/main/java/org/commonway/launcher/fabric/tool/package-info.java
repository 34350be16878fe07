/** Fabric's own programs: building them once, and running one to its end. */
@NullMarked
package org.commonway.launcher.fabric.tool;

import org.jspecify.annotations.NullMarked;
