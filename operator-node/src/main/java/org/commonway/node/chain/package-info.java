/** Telling the ledger who we are, and hearing from it what was booked. */
@NullMarked
package org.commonway.node.chain;

import org.jspecify.annotations.NullMarked;
