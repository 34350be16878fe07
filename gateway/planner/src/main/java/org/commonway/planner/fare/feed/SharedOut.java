package org.commonway.planner.fare.feed;

import java.util.Arrays;

/** What each of some rides carries of what they cost together, minor units; filled from the first to the last. */
final class SharedOut {
    private final long[] paid;
    private final int[] payers;
    /** Where the rides begin that changes by a rule tie together. */
    private int start;

    private boolean changed;

    SharedOut(int legs) {
        this.paid = new long[legs];
        this.payers = new int[legs];
    }

    /** A ride that is paid for itself. */
    void pay(int leg, long amount) {
        paid[leg] = amount;
        payers[leg] = leg;
        start = leg;
        changed = false;
    }

    /** A ride after a change by a rule, for which this is paid more: nothing where the ticket before is good for it. */
    void change(int leg, long amount) {
        int payer = amount > 0 ? leg : payers[leg - 1];
        paid[leg] = 0;
        paid[payer] = Math.addExact(paid[payer], amount);
        payers[leg] = payer;
        changed = true;
    }

    /** A ride after a change for which this is paid in place of the rides, or after the first such change in addition. */
    void replace(int leg, long amount) {
        if (!changed) {
            paid[start] = 0;
        }
        change(leg, 0);
        paid[start] = Math.addExact(paid[start], amount);
        payers[leg] = start;
    }

    long total() {
        return Arrays.stream(paid).reduce(0, Math::addExact);
    }

    long paid(int leg) {
        return paid[leg];
    }

    int payer(int leg) {
        return payers[leg];
    }
}
