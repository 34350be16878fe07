/** The ledger as callers see it: what can be asked of it, and the bad news it can bring. */
@NullMarked
package org.commonway.ledger;

import org.jspecify.annotations.NullMarked;
