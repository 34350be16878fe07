package org.commonway.gateway.plan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.commonway.audit.record.AnswerReason;

/** A quote that an operator was asked for, with the times at which it was asked and has answered. */
final class PendingQuote {
    private final long askedNanos;
    private final CompletableFuture<Answered> answer;

    /**
     * An answer.
     *
     * @param answer what came
     * @param nanos when, as {@link System#nanoTime} has it; of a late one when it was given up
     */
    record Answered(QuoteAnswer answer, long nanos) {}

    private PendingQuote(long askedNanos, CompletableFuture<Answered> answer) {
        this.askedNanos = askedNanos;
        this.answer = answer;
    }

    /** Asks now. */
    static PendingQuote ask(Supplier<CompletableFuture<QuoteAnswer>> call) {
        long now = System.nanoTime();
        return new PendingQuote(now, call.get().thenApply(came -> new Answered(came, System.nanoTime())));
    }

    /** When it was asked, as {@link System#nanoTime} has it. */
    long askedNanos() {
        return askedNanos;
    }

    /** Waits no longer than the deadline. What came after it is late, also where it was there before it was looked at. */
    Answered await(QuoteDeadline until) {
        try {
            Answered came = answer.get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return came.nanos() - until.nanos() > 0 ? late() : came;
        } catch (TimeoutException e) {
            return late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answered(
                    new QuoteAnswer.Failed(AnswerReason.UNREACHABLE, "The search was given up."),
                    Math.min(System.nanoTime(), until.nanos()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a quote's future must not fail", e);
        }
    }

    private static Answered late() {
        return new Answered(QuoteAnswer.LATE, System.nanoTime());
    }
}
