/** Signed envelopes as messages: sealed by whoever promises, opened by whoever relies on it. */
@NullMarked
package org.commonway.ledger.envelope;

import org.jspecify.annotations.NullMarked;
