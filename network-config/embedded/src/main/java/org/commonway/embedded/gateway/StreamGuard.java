package org.commonway.embedded.gateway;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonway.embedded.identity.Organizations;
import org.commonway.identity.IdentityRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether those who read open streams are still members, and ends the streams of those who are
 * not: whose certificate has expired since, or was revoked.
 */
public final class StreamGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamGuard.class);
    private static final int LOOK_SECONDS = 2;

    private final Organizations organizations;
    private final Map<Object, Guarded> streams = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock;

    private record Guarded(ByteString identity, Ending ending) {}

    /** How a stream is ended. */
    interface Ending {
        void end(String sentence);
    }

    /** Starts looking. */
    public StreamGuard(Organizations organizations) {
        this.organizations = organizations;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "stream-guard");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Watches over a stream until it is {@link #leave left}. */
    void watch(Object stream, ByteString identity, Ending ending) {
        streams.put(stream, new Guarded(identity, ending));
    }

    /** The stream is over. */
    void leave(Object stream) {
        streams.remove(stream);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        streams.forEach((stream, guarded) -> {
            try {
                organizations.verify(guarded.identity());
            } catch (IdentityRefusal refusal) {
                streams.remove(stream);
                end(guarded, refusal.sentence());
            } catch (RuntimeException e) {
                LOG.error("an open stream could not be checked", e);
            }
        });
    }

    private static void end(Guarded guarded, String sentence) {
        try {
            guarded.ending().end(sentence);
        } catch (RuntimeException e) {
            LOG.warn("a stream that had to end was over already: {}", e.toString());
        }
    }
}
