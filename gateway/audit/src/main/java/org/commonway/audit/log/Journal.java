package org.commonway.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.AppendedFile;
import org.commonway.audit.storage.DurableFolder;

/**
 * Where entries are durable before they are in tiles: a file that is only appended to, and begun anew when it is long,
 * with the entries of the last bundle that is not full. Not for several threads at once.
 */
final class Journal implements Closeable {
    private static final String FILE = "journal";

    private final DurableFolder folder;
    private final long mostBytes;
    private AppendedFile file;
    private long grownBytes;

    private Journal(DurableFolder folder, long mostBytes, AppendedFile file, long grownBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.file = file;
        this.grownBytes = grownBytes;
    }

    /** True if the folder has a journal. */
    static boolean isIn(DurableFolder folder) throws IOException {
        return folder.list("").contains(FILE);
    }

    /** Makes an empty one. */
    static void make(DurableFolder folder) throws IOException {
        folder.replace(FILE, JournalFormat.encode(0, List.of()));
    }

    /** What it holds, without changing it; refuses LOG_JOURNAL_DAMAGED. */
    static JournalFormat.Contents read(DurableFolder folder) throws IOException {
        return JournalFormat.decode(folder.find(FILE)
                .orElseThrow(() -> new AuditRefusal(RefusalCode.LOG_JOURNAL_DAMAGED, "no file " + FILE)));
    }

    /**
     * Opens it with what was read of it, and cuts off what a crash left of the last batch.
     *
     * @param mostBytes when it has grown by more than so much, it is long
     */
    static Journal open(DurableFolder folder, JournalFormat.Contents contents, long mostBytes) throws IOException {
        AppendedFile file = folder.append(FILE);
        try {
            file.cut(contents.soundBytes());
            // A last batch that is whole may never have been forced; from here on it counts.
            file.force();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new Journal(folder, mostBytes, file, contents.soundBytes());
    }

    /** Appends these entries, of which there is at least one; on return they are on the disk. */
    void append(long first, List<byte[]> entries) throws IOException {
        byte[] batch = JournalFormat.encodeBatch(first, entries);
        file.write(batch);
        file.force();
        grownBytes += batch.length;
    }

    /** True when it has grown so long that it is better begun anew. */
    boolean isLong() {
        return grownBytes > mostBytes;
    }

    /** Begins it anew with these entries alone. */
    void restart(long first, List<byte[]> entries) throws IOException {
        folder.replace(FILE, JournalFormat.encode(first, entries));
        file.close();
        file = folder.append(FILE);
        grownBytes = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
