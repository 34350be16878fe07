package org.commonway.gateway.plan;

import java.time.Duration;

/** The one moment by which all quotes of a search must be in, on the monotonic clock. */
public final class QuoteDeadline {
    private final long atNanos;
    private final Duration whole;

    private QuoteDeadline(Duration whole) {
        this.whole = whole;
        this.atNanos = System.nanoTime() + whole.toNanos();
    }

    /** This long from now. */
    public static QuoteDeadline in(Duration whole) {
        return new QuoteDeadline(whole);
    }

    /** What is left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    /** The moment, as {@link System#nanoTime} has it. */
    public long nanos() {
        return atNanos;
    }

    /** How long it was when it was set. */
    public Duration whole() {
        return whole;
    }
}
