package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * One transaction on a state in memory, as the shim shows it: reads see the state before it, never its own writes; an
 * absent key is no bytes. What the contracts do not use is not there, and calling it fails the test.
 */
public final class MemoryTransaction {
    private final NavigableMap<String, byte[]> committed;
    private final List<byte[]> arguments;
    private final Member caller;
    private final Instant time;
    private final String txId;
    final TreeMap<String, Optional<byte[]>> writes = new TreeMap<>();
    final List<String> events = new ArrayList<>();

    MemoryTransaction(
            NavigableMap<String, byte[]> committed, Member caller, Instant time, String txId, List<byte[]> arguments) {
        this.committed = committed;
        this.caller = caller;
        this.time = time;
        this.txId = txId;
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

    public List<byte[]> getArgs() {
        return arguments;
    }

    public List<String> getStringArgs() {
        return arguments.stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    public String getFunction() {
        return getStringArgs().isEmpty() ? "" : getStringArgs().get(0);
    }

    public List<String> getParameters() {
        return getStringArgs().stream().skip(1).toList();
    }

    public String getTxId() {
        return txId;
    }

    public byte[] getCreator() {
        return caller.creator().toByteArray();
    }

    public Instant getTxTimestamp() {
        return time;
    }

    public byte[] getState(String key) {
        CompositeKey.validateSimpleKeys(key);
        return committed.getOrDefault(key, new byte[0]);
    }

    public void putState(String key, byte[] value) {
        CompositeKey.validateSimpleKeys(key);
        if (value.length == 0) {
            throw new IllegalArgumentException("an empty value cannot be told from none: " + key);
        }
        writes.put(key, Optional.of(value));
    }

    public void delState(String key) {
        writes.put(key, Optional.empty());
    }

    public void setEvent(String name, byte[] payload) {
        events.add(name + " " + new String(payload, StandardCharsets.UTF_8));
    }

    public QueryResultsIterator<KeyValue> getStateByRange(String start, String end) {
        CompositeKey.validateSimpleKeys(start, end);
        if (start.compareTo(end) > 0) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        List<KeyValue> results = new ArrayList<>();
        committed.subMap(start, end).forEach((key, value) -> results.add(new Entry(key, ByteString.copyFrom(value))));
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
