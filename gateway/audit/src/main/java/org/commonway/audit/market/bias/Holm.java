package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holm's correction (1979): with it, one false finding in all of an audit is no likelier than one in a hundred. */
final class Holm {
    /** The level: one in so many. */
    static final int ONE_IN = 100;

    private Holm() {}

    /** All comparisons in their order, those marked as found that are significant together and enough to matter. */
    static List<Comparison> correct(List<Comparison> all) {
        // Where there was nothing to compare nothing was tested, whatever came out.
        List<Comparison> ordered =
                new ArrayList<>(all.stream().filter(one -> one.cases() > 0).toList());
        // The sort is stable, so that equals stay in their order and everybody comes to the same.
        ordered.sort(Comparator.comparing(Comparison::value));
        List<Comparison> significant = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (!ordered.get(i).value().isAtMost(ONE_IN, ordered.size() - i)) {
                break;
            }
            significant.add(ordered.get(i));
        }
        return all.stream()
                .map(one -> significant.contains(one) && one.matters() ? one.asFound() : one)
                .toList();
    }
}
