package org.commonway.node.realtime;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One realtime feed as it was fetched last. A source that fails leaves the message as it is: its age tells gateways when
 * to use it no longer. Fetched by one thread, read by many.
 */
public final class KeptFeed implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFeed.class);

    private final int number;
    private final FeedSource source;
    private final InstantSource clock;
    private volatile State state = new State(Optional.empty(), "It has not been fetched yet.");

    /**
     * A message with all that gateways are told of it.
     *
     * @param bytes a FeedMessage, if the operator keeps to the standard; nobody has looked
     * @param sha256 of the bytes
     * @param fetchedAt when its source last answered that this is what it says
     */
    public record Message(ByteString bytes, ByteString sha256, Instant fetchedAt) {}

    /**
     * How a feed does.
     *
     * @param message the last that came
     * @param trouble why the last fetch brought none, in one sentence; empty when it did
     */
    public record State(Optional<Message> message, String trouble) {}

    /** A feed that was not fetched yet; its number, from 1, is what people know it by. */
    public KeptFeed(int number, FeedSource source, InstantSource clock) {
        this.number = number;
        this.source = source;
        this.clock = clock;
    }

    /** As it was fetched last. */
    public State state() {
        return state;
    }

    /** Fetches once; a feed that cannot be had is told once in the log, and again when it is back. */
    @Override
    public void run() {
        State before = state;
        try {
            Optional<ByteString> changed = source.fetch();
            Instant now = clock.instant();
            Optional<Message> message = changed.map(bytes -> new Message(bytes, sha256(bytes), now))
                    .or(() -> before.message().map(same -> new Message(same.bytes(), same.sha256(), now)));
            state = new State(message, "");
            if (!before.trouble().isEmpty()) {
                LOG.info("Realtime feed {} is there", number);
            }
        } catch (FeedTrouble e) {
            String trouble = String.valueOf(e.getMessage());
            state = new State(before.message(), trouble);
            if (!trouble.equals(before.trouble())) {
                LOG.warn("Realtime feed {} cannot be had: {} ({})", number, trouble, String.valueOf(e.getCause()));
            }
        }
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.asReadOnlyByteBuffer());
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }
}
