package org.commonway.gateway.town;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, with a limit that is far above what it takes. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Await() {}

    /** Does the work again and again until the condition holds. */
    public static void until(Runnable work, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        work.run();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + LIMIT);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            work.run();
        }
    }
}
