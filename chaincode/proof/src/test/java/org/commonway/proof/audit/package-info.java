/** What must be so of a ledger whatever led to it, told from its keys and values alone. */
@NullMarked
package org.commonway.proof.audit;

import org.jspecify.annotations.NullMarked;
