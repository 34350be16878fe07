package org.commonway.launcher.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.acknowledgement.AcknowledgementFile;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * Acknowledgements as an operator has them in a file, each checked with the log's key.
 *
 * @param name what a person calls it, such as its path
 * @param said what the log did sign
 * @param differences notes that it did not sign, or that are of another log
 */
public record AcknowledgementsFile(String name, List<Acknowledgement> said, List<Difference> differences) {
    /** Copies the lists. */
    public AcknowledgementsFile {
        said = List.copyOf(said);
        differences = List.copyOf(differences);
    }

    /** Reads the file; refused with the number of the line where the first note begins that cannot be read. */
    public static AcknowledgementsFile read(Path file, VerifierKey log) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(lines, file.toString(), log);
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    file + " cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): give the file that ./commonway acknowledgements wrote.",
                    e);
        }
    }

    private static AcknowledgementsFile read(BufferedReader lines, String name, VerifierKey log) throws IOException {
        List<Acknowledgement> said = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        AcknowledgementFile file = begin(lines, name);
        for (Optional<SignedNote> note = next(file, name); note.isPresent(); note = next(file, name)) {
            String where = name + ", line " + file.began();
            parse(note.get(), where);
            try {
                said.add(Acknowledgement.open(note.get(), log));
            } catch (AuditRefusal e) {
                differences.add(new Difference(Difference.WHOLE_LOG, e.code().name(), where + ": " + e.getMessage()));
            }
        }
        return new AcknowledgementsFile(name, said, differences);
    }

    private static AcknowledgementFile begin(BufferedReader lines, String name) throws IOException {
        try {
            return new AcknowledgementFile(lines);
        } catch (AuditRefusal e) {
            throw refused(name, e);
        }
    }

    private static Optional<SignedNote> next(AcknowledgementFile file, String name) throws IOException {
        try {
            return file.read();
        } catch (AuditRefusal e) {
            throw refused(name + ", note at line " + file.began(), e);
        }
    }

    /** What cannot be read at all is bad input, and no difference of the log's. */
    private static void parse(SignedNote note, String where) {
        try {
            Acknowledgement.parse(note.text());
        } catch (AuditRefusal e) {
            throw refused(where, e);
        }
    }

    private static LauncherRefusal refused(String where, AuditRefusal refusal) {
        return new LauncherRefusal(
                ExitCode.BAD_INPUT, where + ": " + refusal.getMessage() + " (" + refusal.code() + ")", refusal);
    }
}
