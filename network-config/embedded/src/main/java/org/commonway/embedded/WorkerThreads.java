package org.commonway.embedded;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads that do the network's work. */
final class WorkerThreads implements ThreadFactory {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "network-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
