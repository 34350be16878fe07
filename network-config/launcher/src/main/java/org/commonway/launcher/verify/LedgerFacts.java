package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.seed.SeedDay;

/**
 * What the ledger says that a log is checked against: who was registered when, which policies were put, which logs are
 * whose, and what of them was held fast.
 */
public final class LedgerFacts {
    private final TreeMap<Long, Map<String, RegisteredOperator>> operators = new TreeMap<>();
    private final List<PutPolicy> policies = new ArrayList<>();
    private final Map<String, VerifierKey> logs = new HashMap<>();
    private final Map<String, TreeMap<Long, Anchor>> anchors = new HashMap<>();

    /**
     * A checkpoint that was held fast.
     *
     * @param size entries
     * @param atMillis when, milliseconds since 1970
     */
    public record Anchor(long size, Hash root, long atMillis) {}

    /** A policy that was put and not withdrawn. */
    private record PutPolicy(Digest hash, SeedDay from) {}

    LedgerFacts() {
        operators.put(0L, Map.of());
    }

    /** An operator was registered, or changed its entry, at this moment; to be told by moment. */
    void addOperator(RegisteredOperator operator, long fromMillis) {
        Map<String, RegisteredOperator> then =
                new HashMap<>(operators.lastEntry().getValue());
        then.put(operator.id(), operator);
        operators.put(Math.max(fromMillis, operators.lastKey()), Map.copyOf(then));
    }

    void addPolicy(Digest hash, SeedDay from) {
        policies.add(new PutPolicy(hash, from));
    }

    void addLog(VerifierKey key) {
        logs.put(key.name(), key);
    }

    /** Throws IllegalArgumentException for no entries, or when another root of the same size was held fast. */
    void addAnchor(String origin, Anchor anchor) {
        if (anchor.size() < 1) {
            throw new IllegalArgumentException("an anchor has one entry or more");
        }
        Anchor standing =
                anchors.computeIfAbsent(origin, any -> new TreeMap<>()).putIfAbsent(anchor.size(), anchor);
        if (standing != null && !standing.root().equals(anchor.root())) {
            throw new IllegalArgumentException("size " + anchor.size() + " was held fast with another root");
        }
    }

    /** All operators at this moment, by id. */
    Map<String, RegisteredOperator> operatorsAt(long momentMillis) {
        return operators.floorEntry(Math.max(0, momentMillis)).getValue();
    }

    /** Whether this policy was put for this day, and stands. */
    boolean has(Digest policy, SeedDay from) {
        return policies.contains(new PutPolicy(policy, from));
    }

    /** The policy that may be used on this day, if there is one. */
    Optional<Digest> findPolicy(SeedDay day) {
        return policies.stream()
                .filter(policy -> policy.from().compareTo(day) <= 0)
                .max((one, other) -> one.from().compareTo(other.from()))
                .map(PutPolicy::hash);
    }

    /** Whether the log of this key is registered. */
    boolean hasLog(VerifierKey key) {
        return Optional.ofNullable(logs.get(key.name())).filter(key::equals).isPresent();
    }

    /** What was held fast of the log of this origin, by size. */
    public List<Anchor> anchorsOf(String origin) {
        return List.copyOf(anchors.getOrDefault(origin, new TreeMap<>()).values());
    }

    /** When the entry of this index had been held fast at the latest. */
    OptionalLong heldFastMillis(String origin, long index) {
        var entry = anchors.getOrDefault(origin, new TreeMap<>()).higherEntry(index);
        return entry == null
                ? OptionalLong.empty()
                : OptionalLong.of(entry.getValue().atMillis());
    }
}
