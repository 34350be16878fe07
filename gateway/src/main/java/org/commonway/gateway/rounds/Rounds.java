package org.commonway.gateway.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each piece of recurring work on a thread of its own, so that none waits for another. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private final List<ExecutorService> threads = new ArrayList<>();

    /** Runs the work at once, then again each time this long after it ended. */
    public synchronized void every(long millis, String name, Runnable work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
        threads.add(thread);
        var running = thread.scheduleWithFixedDelay(guarded(name, work), 0, millis, TimeUnit.MILLISECONDS);
        LOG.debug("{} runs every {} ms: {}", name, millis, running);
    }

    /** Runs the work once, beside everything else. */
    public synchronized void once(String name, Runnable work) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> daemon(task, name));
        threads.add(thread);
        thread.execute(guarded(name, work));
        thread.shutdown();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A bug in one round is told with all that is known of it; the next round may find a better world. */
    private static Runnable guarded(String name, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A round of {} broke", name, e);
            }
        };
    }

    /** Ends all work. */
    @Override
    public synchronized void close() {
        threads.forEach(ExecutorService::shutdownNow);
        threads.clear();
    }
}
