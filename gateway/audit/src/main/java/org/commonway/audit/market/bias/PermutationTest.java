package org.commonway.audit.market.bias;

import java.util.List;

/**
 * The stratified permutation test: in every stratum the marks are dealt anew, and it is counted how often the marked
 * cases get as much, or as little, as they did. Exact for any distribution, as long as the cases of a stratum are alike
 * but for their marks.
 *
 * <p>It ends early once the counts that are asked for are more than a hundredth of all deals: the p-value is then the count by the number
 * of deals up to it (Besag and Clifford 1991), above 0.01, and no decision depends on it. Else it is (count + 1) / (deals
 * + 1).
 */
final class PermutationTest {
    /** With so many there is nothing to find: they are more than one in a hundred. */
    private static final long ENOUGH_OF_10_000 = 101;

    private static final long UNIT = 10_000;

    private final List<Stratum> strata;
    private final int deals;
    private final boolean bothWays;
    private final long enough;

    /**
     * A test.
     *
     * @param deals how many at most, 10,000 or more
     * @param bothWays whether it is asked if the marked ones are favoured, and not only if they are behind
     */
    PermutationTest(List<Stratum> strata, int deals, boolean bothWays) {
        this.bothWays = bothWays;
        this.strata = strata.stream().filter(Stratum::tells).toList();
        this.deals = deals;
        // Rounded up, so that whoever has so many is above one in a hundred however many deals there are.
        this.enough = (deals * ENOUGH_OF_10_000 + UNIT - 1) / UNIT;
    }

    /** Both tails, and by how much the marked ones were better off. */
    Tails run(Chance chance) {
        if (strata.isEmpty()) {
            return new Tails(PValue.CERTAIN, PValue.CERTAIN, 0, 0);
        }
        long observed = strata.stream().mapToLong(Stratum::sum).sum();
        int marked = strata.stream().mapToInt(Stratum::marked).sum();
        long advantage = strata.stream().mapToLong(Stratum::advantage).sum();
        Count more = new Count();
        Count less = new Count();
        for (int deal = 1; deal <= deals && !((more.isDone() || !bothWays) && less.isDone()); deal++) {
            long drawn = 0;
            for (Stratum stratum : strata) {
                drawn += stratum.drawnSum(chance);
            }
            more.add(drawn >= observed, deal);
            less.add(drawn <= observed, deal);
        }
        return new Tails(bothWays ? more.value() : PValue.CERTAIN, less.value(), advantage / marked, marked);
    }

    /**
     * What a test says.
     *
     * @param favoured how often chance gives the marked ones as much; certain if it is not asked
     * @param behind how often chance gives them as little
     * @param advantage of the mean marked case before the mean of the others, in the unit of the values
     * @param cases how many marked ones it rests on
     */
    record Tails(PValue favoured, PValue behind, long advantage, int cases) {}

    /** How often, and after how many deals it was often enough. */
    private final class Count {
        private long hits;
        private long doneAt;

        void add(boolean hit, int deal) {
            if (hit && !isDone()) {
                hits++;
                doneAt = hits == enough ? deal : 0;
            }
        }

        boolean isDone() {
            return doneAt > 0;
        }

        PValue value() {
            return isDone() ? new PValue(hits, doneAt) : new PValue(hits + 1, deals + 1L);
        }
    }
}
