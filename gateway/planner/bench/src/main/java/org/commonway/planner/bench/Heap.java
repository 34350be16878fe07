package org.commonway.planner.bench;

/** What the heap holds, and figures as they are printed. */
final class Heap {
    private static final long MEBIBYTE = 1 << 20;
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** What is in use after full collections. */
    static double usedMebibytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return rounded((double) (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
    }

    /** To three digits after the point. */
    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
