/** Anchoring a public log: what a gateway does every few seconds so that its log cannot show two pasts. */
@NullMarked
package org.commonway.ledger.anchor;

import org.jspecify.annotations.NullMarked;
