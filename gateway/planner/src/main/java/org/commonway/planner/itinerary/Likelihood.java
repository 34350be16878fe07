package org.commonway.planner.itinerary;

/** How likely it is that something of a trip comes true. */
public sealed interface Likelihood {
    /**
     * As often as it was seen to.
     *
     * @param percent 0 to 100
     * @param observations how many it rests on; of several things, the fewest
     */
    record Known(int percent, int observations) implements Likelihood {
        /** Refuses what is no percentage, and fewer observations than none. */
        public Known {
            if (percent < 0 || percent > 100 || observations < 0) {
                throw new IllegalArgumentException(percent + " percent of " + observations + " observations");
            }
        }
    }

    /** Too little was seen to say. */
    record Unknown() implements Likelihood {}

    /** Too little was seen to say. */
    static Likelihood unknown() {
        return new Unknown();
    }
}
