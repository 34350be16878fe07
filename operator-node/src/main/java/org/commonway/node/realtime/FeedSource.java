package org.commonway.node.realtime;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;

/** Where one GTFS Realtime feed comes from. Asked by one thread at a time. */
public interface FeedSource {
    /** A city's message is some hundred kilobytes; more than this is an error, and is not read to its end. */
    int LARGEST_MESSAGE_BYTES = 16 << 20;

    /** From the question to the last byte of the answer. */
    Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * The message now; empty when it is what it was the last time.
     *
     * @throws FeedTrouble when there is none to be had
     */
    Optional<ByteString> fetch() throws FeedTrouble;

    /** The source at this place: an http or https address, or a file. */
    static FeedSource at(String place) {
        return place.startsWith("http://") || place.startsWith("https://") ? new HttpFeed(place) : new FileFeed(place);
    }
}
