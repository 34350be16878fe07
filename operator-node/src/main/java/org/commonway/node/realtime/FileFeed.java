package org.commonway.node.realtime;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A feed in a file that somebody writes anew; best by moving a whole file over it. */
final class FileFeed implements FeedSource {
    private final Path file;

    FileFeed(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Optional<ByteString> fetch() throws FeedTrouble {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] read = bytes.readNBytes(LARGEST_MESSAGE_BYTES + 1);
            if (read.length > LARGEST_MESSAGE_BYTES) {
                throw new FeedTrouble("Its file is larger than 16 MiB.");
            }
            return Optional.of(ByteString.copyFrom(read));
        } catch (IOException unreadable) {
            throw new FeedTrouble("Its file cannot be read.", unreadable);
        }
    }
}
