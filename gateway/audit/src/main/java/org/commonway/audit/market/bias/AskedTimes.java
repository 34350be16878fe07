package org.commonway.audit.market.bias;

import java.util.List;
import org.commonway.audit.market.Owners;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.SearchRecord;

/** The time that operators of one search had to answer. */
final class AskedTimes {
    private AskedTimes() {}

    /** All operators that were asked in this search, each with its milliseconds. */
    static Stratum stratum(SearchRecord search, Owners owners, String owner) {
        List<AskedOperator> asked =
                search.operators().stream().filter(AskedOperator::asked).toList();
        long[] values = new long[asked.size()];
        boolean[] marked = new boolean[asked.size()];
        for (int i = 0; i < values.length; i++) {
            AskedOperator operator = asked.get(i);
            values[i] = (long) operator.deadlineMillis() - operator.askedMillis();
            marked[i] = owners.getOwner(operator.operator()).equals(owner);
        }
        return new Stratum(values, marked);
    }
}
