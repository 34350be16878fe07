package org.commonway.audit.storage;

import java.util.Random;

/** What is left, after a crash, of what was only on its way to the disk. */
public enum Survival {
    NOTHING,
    EVERYTHING,
    SOME;

    /** How many of so many are left. */
    int of(int count, Random random) {
        return switch (this) {
            case NOTHING -> 0;
            case EVERYTHING -> count;
            case SOME -> random.nextInt(count + 1);
        };
    }
}
