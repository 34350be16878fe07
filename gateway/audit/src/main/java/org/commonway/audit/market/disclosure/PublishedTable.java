package org.commonway.audit.market.disclosure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The counts of a table that are published. Every question is answered from these and from nothing else, so that no two
 * questions say more than the table does.
 *
 * @param counts by one level of each dimension; what is not in it is withheld, or can never be
 */
public record PublishedTable(Map<List<Level>, Long> counts) {
    /** Copies the map. */
    public PublishedTable {
        counts = Map.copyOf(counts);
    }

    /** The count of a cell; empty when it is not published. */
    public OptionalLong findCount(List<Level> cell) {
        Long count = counts.get(cell);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /**
     * The sum of a cell over several tables, such as the months of a year: only where each of them publishes it, so that it
     * says nothing that they do not. Refuses MARKET_TABLE for no table, and MARKET_OVERFLOW.
     */
    public static OptionalLong findSum(Collection<PublishedTable> tables, List<Level> cell) {
        if (tables.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_TABLE, "no table");
        }
        long sum = 0;
        for (PublishedTable table : tables) {
            OptionalLong count = table.findCount(cell);
            if (count.isEmpty()) {
                return OptionalLong.empty();
            }
            try {
                sum = Math.addExact(sum, count.getAsLong());
            } catch (ArithmeticException e) {
                throw new AuditRefusal(RefusalCode.MARKET_OVERFLOW);
            }
        }
        return OptionalLong.of(sum);
    }
}
