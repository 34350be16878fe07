/** What Fabric's processes are started with. */
@NullMarked
package org.commonway.launcher.fabric.process;

import org.jspecify.annotations.NullMarked;
