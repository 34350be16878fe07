package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * One transaction on a state in memory, as the shim shows it: reads see the state before it, never its own writes; an
 * absent key is no bytes. It remembers what was read and written. What the contracts do not use is not there, and
 * calling it fails the test.
 */
public final class MemoryTransaction {
    private final MemoryLedger ledger;
    private final List<byte[]> arguments;
    private final Member caller;
    private final String txId;
    private final Map<String, byte[]> transientData;
    final TreeSet<String> reads = new TreeSet<>();
    final List<Range> ranges = new ArrayList<>();
    final TreeMap<String, Optional<byte[]>> writes = new TreeMap<>();
    final TreeMap<String, byte[]> policies = new TreeMap<>();
    final TreeMap<String, Optional<byte[]>> evidence = new TreeMap<>();
    final List<Event> events = new ArrayList<>();
    /** Each message to the peer: a read, a range, a write, a delete, a policy. */
    int operations;

    Response response;

    /** A range that was read. */
    record Range(String start, String end) {
        boolean holds(String key) {
            return key.compareTo(start) >= 0 && key.compareTo(end) < 0;
        }
    }

    /** A chaincode event. */
    record Event(String name, ByteString payload) {}

    MemoryTransaction(
            MemoryLedger ledger,
            Member caller,
            String txId,
            Map<String, byte[]> transientData,
            List<byte[]> arguments) {
        this.ledger = ledger;
        this.caller = caller;
        this.txId = txId;
        this.transientData = transientData;
        this.arguments = arguments;
    }

    ChaincodeStub stub() {
        return (ChaincodeStub) Proxy.newProxyInstance(
                ChaincodeStub.class.getClassLoader(), new Class<?>[] {ChaincodeStub.class}, (proxy, method, given) -> {
                    Method mine = MemoryTransaction.class.getMethod(method.getName(), method.getParameterTypes());
                    try {
                        return mine.invoke(this, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void commit() {
        writes.forEach((key, value) -> put(ledger.state, key, value));
        evidence.forEach((key, value) -> put(ledger.evidence, key, value));
        ledger.policies.putAll(policies);
        ledger.policies.keySet().retainAll(ledger.state.keySet());
        ledger.events.addAll(events);
    }

    private static void put(SortedMap<String, byte[]> state, String key, Optional<byte[]> value) {
        value.ifPresentOrElse(bytes -> state.put(key, bytes), () -> state.remove(key));
    }

    public List<byte[]> getArgs() {
        return arguments;
    }

    public Map<String, byte[]> getTransient() {
        return transientData;
    }

    public String getTxId() {
        return txId;
    }

    public byte[] getCreator() {
        return caller.creator().toByteArray();
    }

    public Instant getTxTimestamp() {
        return ledger.now;
    }

    public byte[] getState(String key) {
        CompositeKey.validateSimpleKeys(key);
        operations++;
        reads.add(key);
        return ledger.state.getOrDefault(key, new byte[0]);
    }

    public void putState(String key, byte[] value) {
        CompositeKey.validateSimpleKeys(key);
        if (value.length == 0) {
            throw new IllegalArgumentException("an empty value cannot be told from none: " + key);
        }
        operations++;
        writes.put(key, Optional.of(value));
    }

    public void delState(String key) {
        operations++;
        writes.put(key, Optional.empty());
    }

    public void setStateValidationParameter(String key, byte[] policy) {
        operations++;
        policies.put(key, policy);
    }

    public void putPrivateData(String collection, String key, byte[] value) {
        requireEvidence(collection);
        operations++;
        evidence.put(key, Optional.of(value));
    }

    public byte[] getPrivateData(String collection, String key) {
        requireEvidence(collection);
        operations++;
        return ledger.evidence.getOrDefault(key, new byte[0]);
    }

    public void purgePrivateData(String collection, String key) {
        requireEvidence(collection);
        operations++;
        evidence.put(key, Optional.empty());
    }

    private static void requireEvidence(String collection) {
        if (!collection.equals("evidence")) {
            throw new IllegalArgumentException("no collection " + collection);
        }
    }

    public void setEvent(String name, byte[] payload) {
        events.add(new Event(name, ByteString.copyFrom(payload)));
    }

    public QueryResultsIterator<KeyValue> getStateByRange(String start, String end) {
        CompositeKey.validateSimpleKeys(start, end);
        if (start.compareTo(end) > 0) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        operations++;
        ranges.add(new Range(start, end));
        List<KeyValue> results = new ArrayList<>();
        ledger.state
                .subMap(start, end)
                .forEach((key, value) -> results.add(new Entry(key, ByteString.copyFrom(value))));
        return new QueryResultsIterator<>() {
            @Override
            public Iterator<KeyValue> iterator() {
                return results.iterator();
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private record Entry(String key, ByteString value) implements KeyValue {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return value.toByteArray();
        }

        @Override
        public String getStringValue() {
            return value.toStringUtf8();
        }
    }
}
