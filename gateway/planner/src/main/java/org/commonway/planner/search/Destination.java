package org.commonway.planner.search;

/** What a pass has found at the destination: all that is good there, or only the least of one value. */
final class Destination {
    private final Bag bag;
    private final int best;
    private int least;

    /** Nothing yet; where only the least of one value is wanted, only what is below {@code least} is of interest. */
    Destination(Labels labels, Precision precision, int least) {
        this.bag = new Bag(labels, Dominance.atDestination());
        this.best = precision.best();
        this.least = least;
    }

    /** Whether nothing with these {@link Criteria} keys, or worse ones, would be of interest. */
    boolean covers(long first, long second) {
        return switch (best) {
            case Labels.WALK -> Criteria.walk(first) >= least;
            case Labels.CO2 -> Criteria.co2(second) >= least;
            case Labels.PRICE -> Criteria.isPriceUnknown(first) || Criteria.price(second) >= least;
            default -> bag.covers(first, second);
        };
    }

    /** Takes in a label that is there. */
    void offer(int[] label) {
        if (best < 0) {
            bag.offer(label);
        } else if (label[best] < least && !(best == Labels.PRICE && label[Labels.UNKNOWN] > 0)) {
            least = label[best];
            bag.clear();
            bag.offer(label);
        }
    }

    int size() {
        return bag.size();
    }

    /** The number of the i-th label that is there. */
    int number(int i) {
        return bag.number(i);
    }
}
