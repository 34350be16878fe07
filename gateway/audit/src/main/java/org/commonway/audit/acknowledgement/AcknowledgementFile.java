package org.commonway.audit.acknowledgement;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledgements in a file, as an operator's node writes it out: the line {@value #HEADER}, then notes, one directly
 * after the other. A note begins where its own first line stands, and ends with its one signature. Read note by note, so
 * that a file may be long. For one thread.
 */
public final class AcknowledgementFile {
    /** The first line. */
    public static final String HEADER = "commonway-acknowledgements 1";

    private static final int MOST_LINES = Acknowledgement.MOST_ANSWERS + 8;
    private static final int MOST_LINE = 1_000;

    private final BufferedReader lines;
    private long line;
    private long began;

    /** The file of these lines; refuses ACKNOWLEDGEMENT_FILE when it does not begin as one does. */
    public AcknowledgementFile(BufferedReader lines) throws IOException {
        this.lines = lines;
        if (!HEADER.equals(next())) {
            throw refused("line 1");
        }
    }

    /** The next note; empty at the end. Refuses ACKNOWLEDGEMENT_FILE, or as {@link SignedNote#parse} does. */
    public Optional<SignedNote> read() throws IOException {
        String first = next();
        if (first == null) {
            return Optional.empty();
        }
        began = line;
        StringBuilder note = new StringBuilder();
        boolean signatures = false;
        int count = 0;
        for (String at = first; ; at = next()) {
            if (at == null || at.length() > MOST_LINE || ++count > MOST_LINES) {
                throw refused("line " + line);
            }
            note.append(at).append('\n');
            if (signatures) {
                return Optional.of(SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8)));
            }
            signatures = at.isEmpty();
        }
    }

    /** In which line, from 1, the note that was read last begins. */
    public long began() {
        return began;
    }

    private @Nullable String next() throws IOException {
        line++;
        return lines.readLine();
    }

    private static AuditRefusal refused(String where) {
        return new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_FILE, where);
    }
}
