package org.commonway.embedded.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies behind the last whole block of a file. If no later block was ever begun there it is cut off and kept in a
 * file beside; if one was, the damage lies within the chain and nothing is touched.
 */
final class DamagedTail {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedTail.class);
    private static final int PIECE_BYTES = 1024 * 1024;

    private final Path path;
    private final StorageFile file;
    private final long offset;

    DamagedTail(Path path, StorageFile file, long offset) {
        this.path = path;
        this.file = file;
        this.offset = offset;
    }

    /** Whether what was found at the offset is the last thing that was begun in this file. */
    boolean isLast(RecordFormat.Found found) throws IOException {
        if (offset == 0 && !couldBeOurs(found)) {
            return false; // a file of something else: it is not for us to cut
        }
        if (found instanceof RecordFormat.Found.Spoilt spoilt) {
            return RecordFormat.onlyZerosFrom(file, spoilt.nextOffset());
        }
        return found instanceof RecordFormat.Found.Torn || !RecordFormat.anyHeadFrom(file, offset + 1);
    }

    /** Cuts. What is cut off was never acknowledged if the append was cut short; if it rotted, it may have been. */
    void cut(RecordFormat.Found found) throws IOException {
        long size = file.size();
        String kept;
        try {
            kept = "they are kept in " + keep(size);
        } catch (IOException e) {
            if (!(found instanceof RecordFormat.Found.Torn)) {
                throw e;
            }
            kept = "they could not be kept (" + e + ")"; // half an append, and a full disk: no reason not to start
        }
        LOG.warn(
                "{} is cut at offset {}: the {} bytes from there on are no whole block{}; {}",
                path,
                offset,
                size - offset,
                found instanceof RecordFormat.Found.Torn ? " but an append that was cut short" : "",
                kept);
        file.truncate(offset);
        file.force();
    }

    private boolean couldBeOurs(RecordFormat.Found found) throws IOException {
        ByteBuffer first = RecordFormat.readFully(file, 0, (int) Math.min(file.size(), RecordFormat.HEAD_BYTES));
        return (found instanceof RecordFormat.Found.Torn && RecordFormat.isBeginning(first))
                || RecordFormat.onlyZerosFrom(file, 0);
    }

    private Path keep(long size) throws IOException {
        Path side = path.resolveSibling(path.getFileName() + ".cut-" + offset);
        for (int i = 2; Files.exists(side); i++) {
            side = path.resolveSibling(path.getFileName() + ".cut-" + offset + "-" + i);
        }
        try (FileChannel copy = FileChannel.open(side, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = offset; at < size; at += PIECE_BYTES) {
                ByteBuffer bytes = RecordFormat.readFully(file, at, (int) Math.min(PIECE_BYTES, size - at));
                while (bytes.hasRemaining()) {
                    copy.write(bytes);
                }
            }
            copy.force(true);
        }
        return side;
    }
}
