/** Publishing counts of a market so that no small one is revealed, not even by computing with the others. */
@NullMarked
package org.commonway.audit.market.disclosure;

import org.jspecify.annotations.NullMarked;
