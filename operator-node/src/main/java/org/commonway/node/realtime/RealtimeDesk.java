package org.commonway.node.realtime;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps all realtime feeds of the operator fresh, each on a thread of its own, so that a slow one delays no other. */
public final class RealtimeDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeDesk.class);

    private final List<KeptFeed> feeds;
    private final int everySeconds;
    private final List<ScheduledExecutorService> threads;

    /** Nothing is fetched before {@link #start}. */
    public RealtimeDesk(List<KeptFeed> feeds, int everySeconds, ThreadFactory threads) {
        this.feeds = List.copyOf(feeds);
        this.everySeconds = everySeconds;
        this.threads = feeds.stream()
                .map(feed -> Executors.newSingleThreadScheduledExecutor(threads))
                .toList();
    }

    /** No feeds. */
    public static RealtimeDesk none() {
        return new RealtimeDesk(List.of(), 1, Thread::new);
    }

    /** Fetches every feed now, and again so long after each fetch has ended. */
    public void start() {
        for (int i = 0; i < feeds.size(); i++) {
            var running =
                    threads.get(i).scheduleWithFixedDelay(guarded(feeds.get(i)), 0, everySeconds, TimeUnit.SECONDS);
            LOG.debug("Realtime feed {} is fetched every {} s: {}", i + 1, everySeconds, running);
        }
    }

    /** A bug must not end the fetching: the next message may be one that does not meet it. */
    private static Runnable guarded(KeptFeed feed) {
        return () -> {
            try {
                feed.run();
            } catch (RuntimeException e) {
                LOG.error("Fetching a realtime feed broke and will be tried again", e);
            }
        };
    }

    /** In the order of the configuration; none when the operator names none. */
    public List<KeptFeed> feeds() {
        return feeds;
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
