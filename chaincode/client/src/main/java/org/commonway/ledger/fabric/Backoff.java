package org.commonway.ledger.fabric;

import java.time.Duration;

/** Waits between attempts: first briefly, then twice as long each time, up to a limit. For one thread. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** Waits, but not longer than {@code most}. */
    void await(Duration most) throws InterruptedException {
        Duration pause = next.compareTo(most) < 0 ? next : most;
        Thread.sleep(Math.max(0, pause.toMillis()));
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    void await() throws InterruptedException {
        await(LONGEST);
    }

    /** The last attempt went well: begin briefly again. */
    void reset() {
        next = FIRST;
    }
}
