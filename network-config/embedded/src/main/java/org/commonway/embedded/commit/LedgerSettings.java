package org.commonway.embedded.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.embedded.block.ChannelFile;
import org.commonway.embedded.block.StorageFile;
import org.commonway.embedded.collection.Collections;

/**
 * Where a ledger is kept and how.
 *
 * @param file the block file; the index lies in the folder {@code state} beside it
 * @param chaincodeName the channel's one chaincode
 * @param collections its collections; their values lie in {@code private.log} beside the file
 * @param disk opens the block file
 * @param wholeCheckBytes a chain up to this size is checked whole before it serves; of a longer one the part that the
 *     index has not seen, and the rest afterwards
 */
public record LedgerSettings(
        Path file, String chaincodeName, Collections collections, StorageFile.Opener disk, long wholeCheckBytes) {
    /** Some two seconds of a processor. */
    static final long WHOLE_CHECK_BYTES = 256L << 20;

    /** A ledger in this file, checked as is usual. */
    public static LedgerSettings of(Path file, String chaincodeName, Collections collections, StorageFile.Opener disk) {
        return new LedgerSettings(file, chaincodeName, collections, disk, WHOLE_CHECK_BYTES);
    }

    /** The same on this machine's own disk. */
    public static LedgerSettings of(Path file, String chaincodeName, Collections collections) {
        return of(file, chaincodeName, collections, ChannelFile::open);
    }

    /** What a failed write means and what to do about it. */
    String trouble(Exception failure) {
        String room;
        try {
            room = (freeBytes() >> 20) + " MiB are free on that disk";
        } catch (IOException unknown) {
            room = "how much is free on that disk cannot be told: " + unknown.getMessage();
        }
        return "writing to " + file.getParent() + " failed: " + failure.getMessage() + " (" + room
                + "); make room or mend the disk, the network goes on by itself then";
    }

    /** The room that is left where the ledger is kept. */
    long freeBytes() throws IOException {
        return Files.getFileStore(file).getUsableSpace();
    }
}
