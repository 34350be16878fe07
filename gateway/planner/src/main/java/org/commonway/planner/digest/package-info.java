/** Digests of files, by which caches know them. */
@NullMarked
package org.commonway.planner.digest;

import org.jspecify.annotations.NullMarked;
