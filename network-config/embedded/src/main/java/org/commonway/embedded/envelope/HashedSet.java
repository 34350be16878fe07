package org.commonway.embedded.envelope;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;

/**
 * What a transaction reads and writes in one collection of private data, as it stands in the block.
 *
 * @param collection the collection
 * @param set hashes of keys and values
 * @param privateHash SHA-256 of what it writes there in clear; empty if it writes nothing
 */
public record HashedSet(String collection, HashedRWSet set, ByteString privateHash) {}
