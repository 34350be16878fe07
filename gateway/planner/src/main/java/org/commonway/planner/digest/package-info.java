/** Digests and checksums of files, by which what is kept is known to be what it was made of. */
@NullMarked
package org.commonway.planner.digest;

import org.jspecify.annotations.NullMarked;
