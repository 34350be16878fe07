package org.commonway.planner.network;

import java.util.Arrays;

/** Ways on foot from stop to stop; the way from a stop to itself is the change between two vehicles there. */
public final class Footpaths {
    private final int[] first;
    private final int[] targets;
    private final int[] changeSeconds;
    private final int[] metres;
    private final int[] sources;
    private final int[] firstInto;
    private final int[] into;
    /** By entry of those into a stop, so that who looks at all of them finds them side by side. */
    private final int[] sourcesInto;

    private final int[] secondsInto;

    /** Takes the arrays as they are: the first way by stop (and the end), then target, seconds and metres by way. */
    Footpaths(int[] first, int[] targets, int[] changeSeconds, int[] metres) {
        this.first = first;
        this.targets = targets;
        this.changeSeconds = changeSeconds;
        this.metres = metres;
        this.sources = new int[targets.length];
        this.firstInto = new int[first.length];
        this.into = new int[targets.length];
        this.sourcesInto = new int[targets.length];
        this.secondsInto = new int[targets.length];
        for (int target : targets) {
            firstInto[target + 1]++;
        }
        for (int stop = 0; stop + 1 < first.length; stop++) {
            firstInto[stop + 1] += firstInto[stop];
            Arrays.fill(sources, first[stop], first[stop + 1], stop);
        }
        int[] next = firstInto.clone();
        for (int way = 0; way < targets.length; way++) {
            int entry = next[targets[way]]++;
            into[entry] = way;
            sourcesInto[entry] = sources[way];
            secondsInto[entry] = changeSeconds[way];
        }
    }

    /** The first entry of a stop in the list of ways that lead to it. */
    public int firstInto(int stop) {
        return firstInto[stop];
    }

    /** One past the last such entry. */
    public int endInto(int stop) {
        return firstInto[stop + 1];
    }

    /** The way of such an entry. */
    public int into(int entry) {
        return into[entry];
    }

    /** Where the way of such an entry begins. */
    public int sourceInto(int entry) {
        return sourcesInto[entry];
    }

    /** {@link #changeSeconds} of such an entry. */
    public int changeSecondsInto(int entry) {
        return secondsInto[entry];
    }

    /** Where a way begins. */
    public int source(int way) {
        return sources[way];
    }

    /** The first way from a stop. */
    public int first(int stop) {
        return first[stop];
    }

    /** One past the last way from a stop. */
    public int end(int stop) {
        return first[stop + 1];
    }

    /** Where a way leads. */
    public int target(int way) {
        return targets[way];
    }

    /** From getting off to being ready to get on, seconds: the walk and the time a change needs. */
    public int changeSeconds(int way) {
        return changeSeconds[way];
    }

    /** Length of a way. */
    public int metres(int way) {
        return metres[way];
    }

    /** How many ways there are. */
    public int count() {
        return targets.length;
    }

    /** The way between two stops; throws when there is none. */
    public int get(int from, int to) {
        for (int way = first[from]; way < first[from + 1]; way++) {
            if (targets[way] == to) {
                return way;
            }
        }
        throw new IllegalArgumentException("no footpath from stop " + from + " to stop " + to);
    }
}
