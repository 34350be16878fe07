package org.commonway.audit.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedCommitment;
import org.commonway.audit.seed.SeedDay;

/**
 * The seeds of a log: fixed before their day, published after it. A search with equal trips waits here for its day's
 * seed; all others need none.
 */
final class SeedBook {
    private final Findings findings;
    private final Map<SeedDay, SeedCommitment> committed = new HashMap<>();
    private final Set<SeedDay> revealed = new HashSet<>();
    /** The days whose seed is still to come, with what waits for it. */
    private final TreeMap<SeedDay, List<WaitingSearch>> due = new TreeMap<>();

    private final Map<SeedDay, Set<Digest>> names = new HashMap<>();
    private Optional<SeedDay> firstDay = Optional.empty();

    SeedBook(Findings findings) {
        this.findings = findings;
    }

    /**
     * Takes in a hash that had been published at this moment at the latest: before its day, or on the day on which the log
     * begins before the first search of that day.
     */
    void commit(long index, long publishedMillis, SeedCommitment commitment) {
        SeedDay day = commitment.day();
        boolean begins = firstDay.equals(Optional.of(day)) && !names.containsKey(day);
        if (publishedMillis >= (begins ? day.endMillis() : day.startMillis())) {
            findings.add(index, FindingCode.SEED_COMMITTED_LATE, "day " + day.number());
        } else if (committed.putIfAbsent(day, commitment) != null) {
            findings.add(index, FindingCode.SEED_COMMITTED_TWICE, "day " + day.number());
        } else {
            due.put(day, new ArrayList<>());
        }
    }

    /** Takes in a seed and gives the searches that waited for it; none if the seed does not count. */
    List<WaitingSearch> reveal(long index, long momentMillis, DailySeed seed) {
        SeedDay day = seed.day();
        SeedCommitment commitment = committed.get(day);
        if (commitment == null || !commitment.isOf(seed)) {
            findings.add(index, FindingCode.SEED_MISMATCH, "day " + day.number());
            return List.of();
        }
        if (momentMillis < day.endMillis()) {
            findings.add(index, FindingCode.SEED_REVEALED_EARLY, "day " + day.number());
        }
        revealed.add(day);
        names.remove(day);
        List<WaitingSearch> waiting = due.remove(day);
        return waiting == null ? List.of() : waiting;
    }

    /** Checks that a search is of its day, that its seed was fixed before and is not known yet. */
    void check(long index, long momentMillis, SearchRecord search) {
        SeedDay day = search.head().day();
        Set<Digest> before = names.computeIfAbsent(day, any -> new HashSet<>());
        if (!day.equals(SeedDay.of(momentMillis))) {
            findings.add(index, FindingCode.SEED_DAY_WRONG, "day " + day.number());
        }
        if (!committed.containsKey(day)) {
            findings.add(index, FindingCode.SEED_NOT_COMMITTED, "day " + day.number());
        } else if (revealed.contains(day)) {
            findings.add(index, FindingCode.SEARCH_AFTER_REVEAL, "day " + day.number());
        } else if (!before.add(search.head().search())) {
            findings.add(
                    index, FindingCode.SEARCH_TWICE, "search " + search.head().search());
        }
    }

    /** Keeps a search until its seed is there; not if it never will be. */
    void await(SeedDay day, WaitingSearch search) {
        List<WaitingSearch> waiting = due.get(day);
        if (waiting != null) {
            waiting.add(search);
        }
    }

    /**
     * Names the days of searches whose seed should have been published by this moment, and forgets what waited for them.
     * On a day without searches nothing was drawn.
     */
    void pass(long index, long momentMillis) {
        if (firstDay.isEmpty()) {
            firstDay = Optional.of(SeedDay.of(momentMillis));
        }
        while (!due.isEmpty() && due.firstKey().endMillis() <= momentMillis - dayMillis(due.firstKey())) {
            SeedDay day = due.firstKey();
            if (names.remove(day) != null) {
                findings.add(index, FindingCode.SEED_NOT_REVEALED, "day " + day.number());
            }
            due.remove(day);
        }
    }

    /** The day of the log's first entry. */
    SeedDay firstDay() {
        return firstDay.orElseThrow();
    }

    /** How many searches still wait. */
    long waiting() {
        return due.values().stream().mapToLong(List::size).sum();
    }

    private static long dayMillis(SeedDay day) {
        return day.endMillis() - day.startMillis();
    }
}
