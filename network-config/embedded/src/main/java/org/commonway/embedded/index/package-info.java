/** What is looked up in the chain, kept in RocksDB: the state, each transaction's place, each block's offset. */
@NullMarked
package org.commonway.embedded.index;

import org.jspecify.annotations.NullMarked;
