/**
 * A call of a contract function: its arguments by their forms, its caller, the transaction it runs in, and who is told
 * how it ended.
 */
@NullMarked
package org.commonway.chaincode.call;

import org.jspecify.annotations.NullMarked;
