package org.commonway.audit.replay;

import java.util.function.Consumer;

/** Tells findings as they come, and counts them. */
final class Findings {
    private final Consumer<Finding> told;
    private long count;

    Findings(Consumer<Finding> told) {
        this.told = told;
    }

    /** Something is wrong with this entry; where says in what, and may be empty. */
    void add(long index, FindingCode code, String where) {
        count++;
        told.accept(new Finding(index, code, where.isEmpty() ? code.sentence() : where + ": " + code.sentence()));
    }

    /** How many so far. */
    long count() {
        return count;
    }
}
