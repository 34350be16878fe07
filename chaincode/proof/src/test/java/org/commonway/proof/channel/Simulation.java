package org.commonway.proof.channel;

import com.google.protobuf.ByteString;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One run of a contract, as the shim shows it: reads see the state as committed, never the run's own writes, and are
 * remembered with the versions that were read. A method of the stub that is not here fails the run.
 */
public final class Simulation {
    static final String METADATA = "\u0000metadata~";

    /** A value and the number of the transaction that wrote it. */
    record Versioned(ByteString value, long version) {}

    /**
     * A range that was read.
     *
     * @param upTo exclusive: its end, or what follows the last key that was read when the reader stopped before
     */
    record Range(String from, String upTo, Map<String, Long> seen) {}

    private final NavigableMap<String, Versioned> committed;
    private final Map<String, byte[]> secrets;
    private final List<byte[]> arguments;
    private final Map<String, byte[]> transientData;
    private final ByteString creator;
    private final Instant time;
    private final String txId;

    final Map<String, Long> reads = new TreeMap<>();
    final List<RangeReader> ranges = new ArrayList<>();
    final TreeMap<String, byte @Nullable []> writes = new TreeMap<>();
    final TreeMap<String, byte @Nullable []> secretWrites = new TreeMap<>();
    final List<String> events = new ArrayList<>();

    /** What a run is given. */
    record Input(
            String txId, ByteString creator, Instant time, List<byte[]> arguments, Map<String, byte[]> transientData) {}

    Simulation(NavigableMap<String, Versioned> committed, Map<String, byte[]> secrets, Input input) {
        this.committed = committed;
        this.secrets = secrets;
        this.txId = input.txId();
        this.creator = input.creator();
        this.time = input.time();
        this.arguments = input.arguments();
        this.transientData = input.transientData();
    }

    ChaincodeStub stub() {
        Map<Method, Method> mine = new HashMap<>();
        return (ChaincodeStub) Proxy.newProxyInstance(
                ChaincodeStub.class.getClassLoader(), new Class<?>[] {ChaincodeStub.class}, (proxy, method, given) -> {
                    try {
                        return mine.computeIfAbsent(method, Simulation::find).invoke(this, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Method find(Method method) {
        try {
            return Simulation.class.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the stub in memory has no " + method, e);
        }
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
        return getStringArgs().get(0);
    }

    public List<String> getParameters() {
        return getStringArgs().stream().skip(1).toList();
    }

    public String getTxId() {
        return txId;
    }

    public byte[] getCreator() {
        return creator.toByteArray();
    }

    public Instant getTxTimestamp() {
        return time;
    }

    public Map<String, byte[]> getTransient() {
        return transientData;
    }

    public byte[] getState(String key) {
        Versioned found = committed.get(key);
        reads.put(key, found == null ? -1 : found.version());
        return found == null ? new byte[0] : found.value().toByteArray();
    }

    public String getStringState(String key) {
        return new String(getState(key), StandardCharsets.UTF_8);
    }

    public void putState(String key, byte[] value) {
        if (key.isEmpty() || value.length == 0) {
            throw new IllegalArgumentException("an empty key or value: " + key);
        }
        writes.put(key, value.clone());
    }

    public void delState(String key) {
        writes.put(key, null);
    }

    public void setStateValidationParameter(String key, byte[] policy) {
        writes.put(METADATA + key, policy.clone());
    }

    public byte @Nullable [] getStateValidationParameter(String key) {
        Versioned found = committed.get(METADATA + key);
        return found == null ? null : found.value().toByteArray();
    }

    public void setEvent(String name, byte[] payload) {
        events.clear(); // the last one stands
        events.add(name);
    }

    public byte[] getPrivateData(String collection, String key) {
        return secrets.getOrDefault(collection + "/" + key, new byte[0]).clone();
    }

    public byte[] getPrivateDataHash(String collection, String key) {
        byte[] value = getPrivateData(collection, key);
        try {
            return value.length == 0
                    ? value
                    : MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public void putPrivateData(String collection, String key, byte[] value) {
        secretWrites.put(collection + "/" + key, value.clone());
    }

    public void delPrivateData(String collection, String key) {
        secretWrites.put(collection + "/" + key, null);
    }

    public void purgePrivateData(String collection, String key) {
        secretWrites.put(collection + "/" + key, null);
    }

    public QueryResultsIterator<KeyValue> getStateByRange(String start, String end) {
        RangeReader reader = new RangeReader(start, end, committed.subMap(start, true, end, false));
        ranges.add(reader);
        return reader;
    }

    /** As in Fabric, only for reading: a page is no part of what a commit checks. */
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String start, String end, int pageSize, String bookmark) {
        NavigableMap<String, Versioned> left =
                new TreeMap<>(committed.subMap(bookmark.isEmpty() ? start : bookmark, end));
        List<KeyValue> page = new ArrayList<>();
        while (page.size() < pageSize && !left.isEmpty()) {
            var first = left.pollFirstEntry();
            page.add(new Pair(first.getKey(), first.getValue().value()));
        }
        QueryResponseMetadata metadata = QueryResponseMetadata.newBuilder()
                .setFetchedRecordsCount(page.size())
                .setBookmark(left.isEmpty() ? "" : left.firstKey())
                .build();
        return new Page(page, metadata);
    }

    private record Page(List<KeyValue> entries, QueryResponseMetadata metadata)
            implements QueryResultsIteratorWithMetadata<KeyValue> {
        @Override
        public Iterator<KeyValue> iterator() {
            return entries.iterator();
        }

        @Override
        public QueryResponseMetadata getMetadata() {
            return metadata;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Remembers what was read of a range: up to the last key when the reader stopped before its end. */
    static final class RangeReader implements QueryResultsIterator<KeyValue> {
        private final String from;
        private final String to;
        private final NavigableMap<String, Versioned> entries;
        private final TreeMap<String, Long> seen = new TreeMap<>();
        private boolean exhausted;

        RangeReader(String from, String to, NavigableMap<String, Versioned> entries) {
            this.from = from;
            this.to = to;
            this.entries = entries;
        }

        Range read() {
            String upTo = exhausted ? to : seen.isEmpty() ? from : seen.lastKey() + '\u0000';
            return new Range(from, upTo, seen);
        }

        @Override
        public Iterator<KeyValue> iterator() {
            var inner = entries.entrySet().stream()
                    .filter(entry -> !entry.getKey().startsWith(METADATA))
                    .iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    boolean more = inner.hasNext();
                    exhausted |= !more;
                    return more;
                }

                @Override
                public KeyValue next() {
                    var entry = inner.next();
                    seen.put(entry.getKey(), entry.getValue().version());
                    return new Pair(entry.getKey(), entry.getValue().value());
                }
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private record Pair(String key, ByteString value) implements KeyValue {
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
