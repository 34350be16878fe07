package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonway.audit.market.Owners;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.SearchRecord;

/** One search: how each option was seen, and whose rides are in it. An option with rides of several is each one's. */
final class SeenSearch {
    private final SeenOptions options;
    private final List<Set<String>> ownersByOption = new ArrayList<>();

    /** What this record shows; refuses MARKET_OPERATOR_UNKNOWN. */
    SeenSearch(SearchRecord search, Policy policy, Owners owners) {
        options = new SeenOptions(search, policy);
        for (ListedOption option : search.options()) {
            ownersByOption.add(option.parts().stream()
                    .map(part -> search.offers().get(part.offer()).operator())
                    .map(place -> owners.getOwner(search.operators().get(place).operator()))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** All searches of a log. */
    static List<SeenSearch> listOf(SearchLog log, Owners owners) {
        return log.searches().stream()
                .map(search -> new SeenSearch(search, log.policyOf(search), owners))
                .toList();
    }

    /** The options as they were seen. */
    SeenOptions options() {
        return options;
    }

    /** Whether this option has a ride of this owner. */
    boolean isOf(String owner, int option) {
        return ownersByOption.get(option).contains(owner);
    }

    /** Whether this option has a ride at all. */
    boolean isRide(int option) {
        return !ownersByOption.get(option).isEmpty();
    }

    /** All options against what they deserve, for the order. */
    Stratum order(String owner) {
        return new Stratum(options.beyondMerit(), marks(owner));
    }

    /** The options of each group of equals, for the draws. */
    List<Stratum> draws(String owner) {
        boolean[] marks = marks(owner);
        long[] seen = options.seen();
        TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
        int[] group = options.groups();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], any -> new ArrayList<>()).add(i);
        }
        List<Stratum> strata = new ArrayList<>();
        for (List<Integer> equals : groups.values()) {
            if (equals.size() > 1) {
                long[] values = new long[equals.size()];
                boolean[] marked = new boolean[equals.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = seen[equals.get(i)];
                    marked[i] = marks[equals.get(i)];
                }
                strata.add(new Stratum(values, marked));
            }
        }
        return strata;
    }

    private boolean[] marks(String owner) {
        boolean[] marks = new boolean[ownersByOption.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = isOf(owner, i);
        }
        return marks;
    }
}
