package org.commonway.planner.network;

/** By stop: the patterns that serve it and at which of their positions, as a range of entries for each stop. */
final class Servings {
    private final int[] first;
    private final int[] patterns;
    private final int[] positions;

    /**
     * Turns the stops of patterns round.
     *
     * @param firstPositions by pattern, where its stops begin, with an end entry
     * @param stops of all patterns
     */
    Servings(int[] firstPositions, int[] stops, int stopCount) {
        this.first = new int[stopCount + 1];
        for (int stop : stops) {
            first[stop + 1]++;
        }
        for (int stop = 0; stop < stopCount; stop++) {
            first[stop + 1] += first[stop];
        }
        this.patterns = new int[stops.length];
        this.positions = new int[stops.length];
        int[] next = first.clone();
        for (int pattern = 0; pattern + 1 < firstPositions.length; pattern++) {
            for (int at = firstPositions[pattern]; at < firstPositions[pattern + 1]; at++) {
                int entry = next[stops[at]]++;
                patterns[entry] = pattern;
                positions[entry] = at - firstPositions[pattern];
            }
        }
    }

    int first(int stop) {
        return first[stop];
    }

    int end(int stop) {
        return first[stop + 1];
    }

    int pattern(int entry) {
        return patterns[entry];
    }

    int position(int entry) {
        return positions[entry];
    }
}
