/** Blocks in Fabric's format, their hashes, and the append-only file that keeps them. */
@NullMarked
package org.commonway.embedded.block;

import org.jspecify.annotations.NullMarked;
