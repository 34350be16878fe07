package org.commonway.proof.channel;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.commonway.proof.channel.Simulation.Versioned;
import org.commonway.proof.model.Who;
import org.hyperledger.fabric.shim.Chaincode;
import org.jspecify.annotations.Nullable;

/**
 * A channel in memory. A transaction is valid when everything that it read is still as it was, ranges included (Fabric,
 * read-write set semantics); each valid one is a version of its own.
 */
public final class MemoryChannel implements Channel {
    private static final Members MEMBERS = new Members();

    private final Chaincode chaincode;
    private final NavigableMap<String, Versioned> state = new TreeMap<>();
    private final Map<String, byte[]> secrets = new HashMap<>();
    private long transactions;

    public MemoryChannel(Chaincode chaincode) {
        this.chaincode = chaincode;
    }

    private record Run(String code, ByteString payload, Simulation simulation) implements Endorsed {
        @Override
        public byte[] answer() {
            return payload.toByteArray();
        }

        @Override
        public List<String> writtenKeys() {
            return List.copyOf(simulation.writes.keySet());
        }
    }

    @Override
    public Endorsed endorse(Who who, long now, Call call) {
        List<byte[]> all = new ArrayList<>();
        all.add(call.function().getBytes(StandardCharsets.UTF_8));
        all.addAll(call.arguments());
        Simulation simulation = new Simulation(
                state,
                secrets,
                new Simulation.Input(
                        String.format("%064x", transactions++),
                        ByteString.copyFrom(MEMBERS.creator(who)),
                        Instant.ofEpochMilli(now),
                        all,
                        call.secrets()));
        Chaincode.Response response = chaincode.invoke(simulation.stub());
        if (response.getStatusCode() < Chaincode.Response.Status.ERROR_THRESHOLD.getCode()) {
            byte[] answer = response.getPayload();
            return new Run("", answer == null ? ByteString.EMPTY : ByteString.copyFrom(answer), simulation);
        }
        String message = String.valueOf(response.getMessage());
        int colon = message.indexOf(':');
        return new Run(colon < 0 ? message : message.substring(0, colon), ByteString.EMPTY, simulation);
    }

    @Override
    public boolean commit(Endorsed endorsed) {
        Simulation run = ((Run) endorsed).simulation();
        boolean fresh = run.reads.entrySet().stream().allMatch(read -> versionOf(read.getKey()) == read.getValue())
                && run.ranges.stream().map(Simulation.RangeReader::read).allMatch(this::stands);
        if (fresh) {
            long version = ++transactions;
            run.writes.forEach((key, value) -> {
                if (value == null) {
                    state.remove(key);
                    state.remove(Simulation.METADATA + key);
                } else {
                    state.put(key, new Versioned(ByteString.copyFrom(value), version));
                }
            });
            run.secretWrites.forEach((key, value) -> {
                if (value == null) {
                    secrets.remove(key);
                } else {
                    secrets.put(key, value);
                }
            });
        }
        return fresh;
    }

    private long versionOf(String key) {
        Versioned found = state.get(key);
        return found == null ? -1 : found.version();
    }

    private boolean stands(Simulation.Range range) {
        Map<String, Long> now = new TreeMap<>();
        state.subMap(range.from(), range.upTo()).forEach((key, value) -> now.put(key, value.version()));
        return now.equals(range.seen());
    }

    /** What stands under this key; null for nothing. */
    public byte @Nullable [] value(String key) {
        Versioned found = state.get(key);
        return found == null ? null : found.value().toByteArray();
    }

    /** World state as it stands, without the policies of its keys. */
    public NavigableMap<String, byte[]> state() {
        NavigableMap<String, byte[]> values = new TreeMap<>();
        state.forEach((key, value) -> {
            if (!key.startsWith(Simulation.METADATA)) {
                values.put(key, value.value().toByteArray());
            }
        });
        return values;
    }

    /** The endorsement policies of the keys that have one. */
    public Map<String, byte[]> policies() {
        Map<String, byte[]> policies = new HashMap<>();
        state.forEach((key, value) -> {
            if (key.startsWith(Simulation.METADATA)) {
                policies.put(
                        key.substring(Simulation.METADATA.length()),
                        value.value().toByteArray());
            }
        });
        return policies;
    }

    /** Whether something stands in a private collection under this collection/key. */
    public boolean hasSecret(String collectionAndKey) {
        return secrets.containsKey(collectionAndKey);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // memory is given back by itself
    }
}
