package org.commonway.city.report;

import java.util.List;

/**
 * Bars side by side.
 *
 * @param title what they show, for people who do not see them too
 * @param bars from the first
 */
record Chart(String title, List<Bar> bars) {
    /** How wide a chart's bars are at most; where a bar begins and ends is counted in this. */
    static final int WHOLE = 10_000;

    /** Copies the list. */
    Chart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param label whose it is
     * @param from where it begins, 0 to 10,000 of the width
     * @param until where it ends; at least where it begins
     * @param text its value for people
     */
    record Bar(String label, int from, int until, String text) {}
}
