/** Random histories: made from a seed, played against the contracts and the model at once, judged after every step. */
@NullMarked
package org.commonway.proof.history;

import org.jspecify.annotations.NullMarked;
