package org.commonway.planner.likelihood;

import java.util.Arrays;

/**
 * How often which number of seconds was seen: steps of 30 seconds from 10 minutes early to 30 minutes late, and what lies
 * beyond at both ends. Immutable. Counts are weights, for what was seen long ago counts less.
 */
final class Histogram {
    /** Nothing was seen. */
    static final Histogram EMPTY = new Histogram(new float[Histogram.SLOTS]);

    /** All steps, and one beyond them at each end. */
    static final int SLOTS = 82;

    private static final int STEP_SECONDS = 30;
    private static final int EARLIEST_SECONDS = -600;
    private static final int BELOW = 0;
    private static final int BEYOND = SLOTS - 1;

    private final float[] weights;

    private Histogram(float[] weights) {
        this.weights = weights;
    }

    /** Of these weights by slot; refuses another number of them, and weights below zero or without end. */
    static Histogram of(float[] weights) {
        if (weights.length != SLOTS) {
            throw new IllegalArgumentException(weights.length + " slots instead of " + SLOTS);
        }
        for (float weight : weights) {
            if (!(weight >= 0) || Float.isInfinite(weight)) {
                throw new IllegalArgumentException("a weight of " + weight);
            }
        }
        return new Histogram(weights.clone());
    }

    /** The weight of a slot. */
    float weight(int slot) {
        return weights[slot];
    }

    /** How much was seen. */
    double count() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** With one more number of seconds. */
    Histogram with(int seconds) {
        float[] more = weights.clone();
        more[slot(seconds)]++;
        return new Histogram(more);
    }

    private static int slot(int seconds) {
        int step = Math.floorDiv(seconds - EARLIEST_SECONDS, STEP_SECONDS);
        return Math.max(BELOW, Math.min(BEYOND, step + 1));
    }

    /** With every weight times this factor, 0 to 1; empty once less than half an observation is left. */
    Histogram faded(double factor) {
        if (count() * factor < 0.5) {
            return EMPTY;
        }
        float[] less = weights.clone();
        for (int slot = 0; slot < SLOTS; slot++) {
            less[slot] *= (float) factor;
        }
        return new Histogram(less);
    }

    /**
     * The share of pairs, one of this and one of the other, of which the first is at most {@code slack} seconds greater
     * than the second; 0 to 1. Within a step all numbers are alike likely. What lies beyond the steps is taken for the
     * worse: so early a first counts as 10 minutes, so late a first and so early a second as never, so late a second as
     * 30 minutes. Nothing of either: 0.
     */
    double shareWithin(Histogram second, long slack) {
        double pairs = count() * second.count();
        if (pairs == 0) {
            return 0;
        }
        double[] upTo = new double[SLOTS];
        upTo[BELOW + 1] = weights[BELOW] + weights[BELOW + 1];
        for (int slot = BELOW + 2; slot < BEYOND; slot++) {
            upTo[slot] = upTo[slot - 1] + weights[slot];
        }
        double steps = (double) slack / STEP_SECONDS;
        double within = 0;
        for (int slot = BELOW + 1; slot < BEYOND; slot++) {
            double weight = slot == BEYOND - 1 ? second.weights[slot] + second.weights[BEYOND] : second.weights[slot];
            if (weight > 0) {
                within += weight * weightWithin(upTo, slot + steps);
            }
        }
        return Math.min(1, within / pairs);
    }

    /**
     * The weight of firsts that come within a second of a slot and the slack: the difference of two numbers of steps of
     * one length is spread like a triangle.
     */
    private double weightWithin(double[] upTo, double limit) {
        int whole = (int) Math.floor(Math.max(-1, Math.min(SLOTS, limit)));
        double sum = upTo[Math.max(BELOW, Math.min(BEYOND - 1, whole - 1))];
        for (int slot = whole; slot <= whole + 1; slot++) {
            if (slot > BELOW && slot < BEYOND) {
                double first = slot == BELOW + 1 ? weights[BELOW] + weights[slot] : weights[slot];
                sum += first * triangle(limit - slot);
            }
        }
        return sum;
    }

    /** The share of a triangle from -1 to 1 that lies left of {@code x}. */
    private static double triangle(double x) {
        if (x <= -1) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        return x < 0 ? (1 + x) * (1 + x) / 2 : 1 - (1 - x) * (1 - x) / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram histogram && Arrays.equals(weights, histogram.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }
}
