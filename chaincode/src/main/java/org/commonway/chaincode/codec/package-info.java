/** Messages at the contracts' door and in world state, to the law's own types and back. */
@NullMarked
package org.commonway.chaincode.codec;

import org.jspecify.annotations.NullMarked;
