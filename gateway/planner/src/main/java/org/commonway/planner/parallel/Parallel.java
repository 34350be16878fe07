package org.commonway.planner.parallel;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Works out the parts of one search side by side where cores are idle, and one after the other where none is: what nobody
 * has begun is done by whoever waits for it, so that nobody ever waits for a thread to come free. The common {@link
 * ForkJoinPool} lends its threads. What comes out does not depend on who did what. Parts must not share what they change;
 * an exception of one is that of all.
 */
public final class Parallel {
    private Parallel() {}

    /** Does all; what they come to, in their order. */
    public static <T> List<T> all(List<? extends Supplier<T>> parts) {
        if (parts.size() == 1) {
            return List.of(parts.get(0).get());
        }
        // Whoever is first to run a FutureTask does; for all others running it does nothing.
        List<FutureTask<T>> tasks =
                parts.stream().map(part -> new FutureTask<T>(part::get)).toList();
        tasks.stream().skip(1).forEach(ForkJoinPool.commonPool()::execute);
        tasks.forEach(FutureTask::run);
        return tasks.stream().map(Parallel::join).toList();
    }

    private static <T> T join(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        // Suppliers throw nothing else.
        return thrown.getCause() instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(thrown.getCause());
    }
}
