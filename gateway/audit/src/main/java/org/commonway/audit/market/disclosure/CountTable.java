package org.commonway.audit.market.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Counts by one value of each dimension.
 *
 * @param dimensions one to {@link #MOST_DIMENSIONS}
 * @param counts of what can be, 0 or more; what is not in it cannot be, as everybody knows, such as bicycles of the metro
 */
public record CountTable(List<Dimension> dimensions, Map<List<String>, Long> counts) {
    /** The most dimensions. */
    public static final int MOST_DIMENSIONS = 5;
    /** The most cells, with all sums. */
    public static final int MOST_CELLS = 2_000_000;
    /** The highest count. */
    public static final long MOST_COUNT = 1_000_000_000_000L;

    /** Copies both; refuses MARKET_TABLE, and MARKET_VALUE for a count out of range. */
    public CountTable {
        dimensions = List.copyOf(dimensions);
        counts = Map.copyOf(counts);
        long cells = 1;
        for (Dimension dimension : dimensions) {
            cells = Math.min(MOST_CELLS + 1L, cells * dimension.levels().size());
        }
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS || cells > MOST_CELLS) {
            throw new AuditRefusal(RefusalCode.MARKET_TABLE, dimensions.size() + " dimensions, " + cells + " cells");
        }
        for (Map.Entry<List<String>, Long> entry : counts.entrySet()) {
            requireInside(entry.getKey(), dimensions);
            if (entry.getValue() < 0 || entry.getValue() > MOST_COUNT) {
                throw new AuditRefusal(RefusalCode.MARKET_VALUE, "count " + entry.getValue());
            }
        }
    }

    private static void requireInside(List<String> key, List<Dimension> dimensions) {
        boolean inside = key.size() == dimensions.size();
        for (int i = 0; inside && i < key.size(); i++) {
            inside = dimensions.get(i).values().contains(key.get(i));
        }
        if (!inside) {
            throw new AuditRefusal(RefusalCode.MARKET_TABLE, "cell " + key);
        }
    }

    /** This with a dimension divided by its groups only, or not at all where it has none. */
    CountTable coarser(int dimension) {
        Dimension fine = dimensions.get(dimension);
        Dimension coarse = fine.hasCoarser() ? fine.byGroup() : fine.undivided();
        List<Dimension> changed = new ArrayList<>(dimensions);
        changed.set(dimension, coarse);
        Map<List<String>, Long> sums = new HashMap<>();
        counts.forEach((key, count) -> {
            List<String> sumKey = new ArrayList<>(key);
            boolean grouped = fine.hasCoarser();
            sumKey.set(
                    dimension,
                    grouped
                            ? fine.groupValue(key.get(dimension))
                            : coarse.values().get(0));
            sums.merge(sumKey, count, Long::sum);
        });
        return new CountTable(changed, sums);
    }
}
