/** Settlements, journal entries and trips as the ledger gives them. */
@NullMarked
package org.commonway.bank.ledger;

import org.jspecify.annotations.NullMarked;
