package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All differences counted by their codes, and the first of them kept. For one thread. */
final class Differences {
    /** So many are kept: who needs more mends these first. */
    static final int KEPT = 20;

    private static final Comparator<Difference> BY_INDEX = Comparator.comparingLong(Difference::index);

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Difference> first = new ArrayList<>();

    void add(Difference difference) {
        counts.merge(difference.code(), 1L, Long::sum);
        int at = 0;
        while (at < first.size() && BY_INDEX.compare(first.get(at), difference) <= 0) {
            at++;
        }
        first.add(at, difference);
        if (first.size() > KEPT) {
            first.remove(KEPT);
        }
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Optional<Difference> findFirst() {
        return first.stream().findFirst();
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
