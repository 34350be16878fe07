/** What the ledger says of fair competition, written down so that others can verify logs without a ledger. */
@NullMarked
package org.commonway.launcher.facts;

import org.jspecify.annotations.NullMarked;
