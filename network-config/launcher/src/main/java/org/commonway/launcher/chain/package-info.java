/** What the launcher asks of the ledger: that the city has put its terms and its ranking policy. */
@NullMarked
package org.commonway.launcher.chain;

import org.jspecify.annotations.NullMarked;
