package org.commonway.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/**
 * A transaction that is endorsed and signed, as bytes that can be kept and submitted again.
 *
 * @param txId Fabric transaction id, hexadecimal
 * @param bytes the client's transaction, as fabric-gateway serialises it
 * @param result what the contract answered, as the bytes of the message that the method which prepared it names; true
 *     once the transaction is committed
 */
public record SignedTransaction(String txId, ByteString bytes, ByteString result) {

    /** The same transaction, with the part of its answer that concerns one of those it was made for. */
    public SignedTransaction answering(Message part) {
        return new SignedTransaction(txId, bytes, part.toByteString());
    }

    /** The {@link #result} as a message of this kind; IllegalStateException when it is none. */
    public <M extends Message> M resultAs(Parser<M> parser) {
        try {
            return parser.parseFrom(result);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the result of transaction " + txId + " is another message", e);
        }
    }
}
