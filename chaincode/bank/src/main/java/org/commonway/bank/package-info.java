/** What a settlement means outside the ledger: who pays whom, the bank's file, and statements. */
@NullMarked
package org.commonway.bank;

import org.jspecify.annotations.NullMarked;
