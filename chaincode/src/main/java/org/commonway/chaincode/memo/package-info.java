/** Answers of pure functions, kept while they are asked for again and again. */
@NullMarked
package org.commonway.chaincode.memo;

import org.jspecify.annotations.NullMarked;
