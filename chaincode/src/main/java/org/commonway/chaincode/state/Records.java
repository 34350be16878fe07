package org.commonway.chaincode.state;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.commonway.chaincode.codec.Canonical;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * World state as keys and messages. Reads see the state before the transaction and never its own writes (Fabric,
 * read-write set semantics). Each call here is a message to the peer and back, so callers ask once.
 */
public final class Records {
    private final ChaincodeStub stub;

    /** The state that this transaction sees. */
    public Records(ChaincodeStub stub) {
        this.stub = stub;
    }

    /** The bytes under this key, if there are any. The shim cannot tell empty ones from none; none are written. */
    public Optional<byte[]> find(String key) {
        byte[] bytes = stub.getState(key);
        return bytes == null || bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    /** The message under this key, if there is one. */
    public <M extends Message> Optional<M> find(String key, Parser<M> parser) {
        return find(key).map(bytes -> Canonical.parseState(key, parser, bytes));
    }

    /** Writes a message, which must not be the empty one. */
    public void put(String key, Message message) {
        put(key, message.toByteArray());
    }

    /** Writes bytes; no bytes are a bug, for they could not be told from none. */
    public void put(String key, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("nothing to write under key " + key);
        }
        stub.putState(key, bytes);
    }

    /** Deletes a key; one that is not there stays so. */
    public void delete(String key) {
        stub.delState(key);
    }

    /** From the next transaction on, only what is endorsed as this policy says can change the key. */
    void requireEndorsement(String key, KeyPolicy policy) {
        stub.setStateValidationParameter(key, policy.toBytes());
    }

    /**
     * The first entries from start, inclusive, to end, exclusive, by key. A range that is read to its end is checked
     * again when the transaction is committed, so that nothing has come into it meanwhile.
     *
     * @param most so many at most
     */
    public List<KeyValue> list(String start, String end, int most) {
        QueryResultsIterator<KeyValue> results = stub.getStateByRange(start, end);
        List<KeyValue> entries = new ArrayList<>();
        Iterator<KeyValue> iterator = results.iterator();
        while (entries.size() < most && iterator.hasNext()) {
            entries.add(iterator.next());
        }
        if (entries.size() == most) {
            close(results); // a peer closes by itself what is read to its end: one message less for each claim
        }
        return entries;
    }

    private static void close(AutoCloseable results) {
        try {
            results.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a range of world state could not be closed", e);
        }
    }
}
