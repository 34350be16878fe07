/** What the network in containers is given: its keys, its channel's first block, and its city's files. */
@NullMarked
package org.commonway.launcher.fabric.container;

import org.jspecify.annotations.NullMarked;
