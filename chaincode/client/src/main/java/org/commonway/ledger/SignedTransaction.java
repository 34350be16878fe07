package org.commonway.ledger;

/**
 * A transaction that is endorsed and signed, as bytes that can be kept and submitted again.
 *
 * @param txId Fabric transaction id, hexadecimal
 * @param bytes the client's transaction, as fabric-gateway serialises it
 * @param result what the contract answered, protobuf JSON
 */
public record SignedTransaction(String txId, com.google.protobuf.ByteString bytes, String result) {}
