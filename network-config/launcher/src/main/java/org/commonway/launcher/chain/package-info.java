/** The one thing the launcher asks of the ledger: that the city has put its terms. */
@NullMarked
package org.commonway.launcher.chain;

import org.jspecify.annotations.NullMarked;
