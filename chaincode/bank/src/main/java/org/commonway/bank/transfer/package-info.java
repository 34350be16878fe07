/** Who pays whom, so that every position of a settlement comes to nothing. */
@NullMarked
package org.commonway.bank.transfer;

import org.jspecify.annotations.NullMarked;
