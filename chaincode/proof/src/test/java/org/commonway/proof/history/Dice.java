package org.commonway.proof.history;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The chance of a history: everything in it comes from one seed. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        // Neighbouring seeds begin alike in java.util.Random; spread them.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long least, long most) {
        return least + Math.floorMod(random.nextLong(), most - least + 1);
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The usual one so many times in a hundred, else the other. */
    <T> T of(T usual, int percent, T other) {
        return chance(percent) ? usual : other;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
