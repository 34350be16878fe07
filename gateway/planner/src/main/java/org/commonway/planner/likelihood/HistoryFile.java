package org.commonway.planner.likelihood;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.commonway.planner.digest.SealedFile;

/**
 * A history kept on disk: four letters, a version, the length of the body, the body (zlib) and a CRC-32C of all before it.
 * Written beside and moved into place, so that a reader sees a whole file or none.
 */
public final class HistoryFile {
    private static final int LETTERS = 0x43574C48; // CWLH
    private static final int VERSION = 1;
    private static final int HEAD_BYTES = 12;

    private final Path path;

    /**
     * What was found.
     *
     * @param history what was kept; empty where there was none, or none that can be used
     * @param trouble why a file that is there was not used
     */
    public record Kept(History history, Optional<HistoryTrouble> trouble) {}

    /** The history kept here. */
    public HistoryFile(Path path) {
        this.path = path;
    }

    /** Reads it. A file that cannot be used is left where it is and told of; the history then begins empty. */
    public Kept read() {
        if (!Files.exists(path)) {
            return new Kept(History.empty(), Optional.empty());
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            return refused(HistoryTrouble.Reason.UNREADABLE, "cannot be read (" + e.getMessage() + ")");
        }
        if (bytes.length < 4 || ByteBuffer.wrap(bytes).getInt(0) != LETTERS) {
            return refused(HistoryTrouble.Reason.NO_HISTORY, "is no history of delays and vehicles");
        }
        if (bytes.length < HEAD_BYTES) {
            return refused(HistoryTrouble.Reason.CUT, "is cut short");
        }
        if (ByteBuffer.wrap(bytes).getInt(4) != VERSION) {
            return refused(
                    HistoryTrouble.Reason.OTHER_VERSION,
                    "has form " + ByteBuffer.wrap(bytes).getInt(4) + ", and this planner writes form " + VERSION);
        }
        return readBody(bytes);
    }

    private Kept readBody(byte[] bytes) {
        int end = bytes.length - SealedFile.SEAL_BYTES;
        int length = ByteBuffer.wrap(bytes).getInt(8);
        if (end < HEAD_BYTES || end - HEAD_BYTES < length) {
            return refused(HistoryTrouble.Reason.CUT, "is cut short");
        }
        if (end - HEAD_BYTES != length || !SealedFile.isWhole(bytes)) {
            return refused(HistoryTrouble.Reason.ALTERED, "is not as it was written");
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, HEAD_BYTES, length)))) {
            return new Kept(History.of(TablesForm.read(in)), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return refused(HistoryTrouble.Reason.SENSELESS, "makes no sense (" + e.getMessage() + ")");
        }
    }

    private Kept refused(HistoryTrouble.Reason reason, String what) {
        return new Kept(
                History.empty(),
                Optional.of(new HistoryTrouble(
                        reason,
                        "The file " + path + " " + what
                                + ": how likely connections hold is unknown until enough has been seen anew.")));
    }

    /** Writes what was seen by now in place of what is there. */
    public void write(History history) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
            TablesForm.write(history.tables(), out);
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        head.putInt(LETTERS).putInt(VERSION).putInt(body.size());
        SealedFile.write(path, head.array(), body.toByteArray());
    }
}
