/** Keeping holds and the ledger checkpoint in a database. */
@NullMarked
package org.commonway.node.store;

import org.jspecify.annotations.NullMarked;
