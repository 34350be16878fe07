/** Bugs planted in the contracts' sources, one at a time: what finds none of them proves nothing. */
@NullMarked
package org.commonway.proof.planted;

import org.jspecify.annotations.NullMarked;
