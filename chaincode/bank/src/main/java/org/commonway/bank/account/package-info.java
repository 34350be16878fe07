/** The parties' bank accounts: read from a local file, never on the ledger. */
@NullMarked
package org.commonway.bank.account;

import org.jspecify.annotations.NullMarked;
