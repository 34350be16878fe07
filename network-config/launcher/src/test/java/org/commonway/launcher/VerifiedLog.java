package org.commonway.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.acknowledgement.AcknowledgementFile;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.tile.TileHashes;
import org.commonway.audit.tile.TiledTree;
import org.commonway.launcher.verify.FolderFiles;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.launcher.verify.SampleEntries;
import org.commonway.launcher.verify.WrittenLog;

/** An honest log of two days on disk, and beside it what a ledger, a receipt and a policy's text say of it. */
final class VerifiedLog {
    static final int PER_DAY = 300;
    static final List<LogEntry> ENTRIES = entries();
    static final int SIZE = ENTRIES.size();
    /** In the second bundle. */
    static final int SEARCH = 400;

    final Path folder;
    final Path log;
    private final Commands commands;
    private WrittenLog written;

    VerifiedLog(Path folder, Commands commands) throws IOException {
        this.folder = folder;
        this.commands = commands;
        log = folder.resolve("public");
        written = write(ENTRIES);
        writeFacts(SIZE - 10, written.roots.get(SIZE - 10), "stands", "");
        Files.write(folder.resolve("policy.txt"), SampleEntries.POLICY.bytes());
        Files.write(folder.resolve("entry.tlog-proof"), proof(SEARCH).bytes());
    }

    int verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "--log",
                log.toString(),
                "--key",
                key(),
                "--required",
                "2",
                "--ledger",
                folder.resolve("ledger.facts").toString(),
                "--policy-text",
                folder.resolve("policy.txt").toString(),
                "--receipt",
                folder.resolve("entry.tlog-proof").toString(),
                "--signatures",
                "0",
                "--witness"));
        WrittenLog.WITNESSES.forEach(witness -> arguments.add(witness.verifier().toString()));
        arguments.addAll(List.of(more));
        return commands.run(arguments.toArray(String[]::new));
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(commands.results());
    }

    static String key() {
        return WrittenLog.SIGNER.verifier().toString();
    }

    static List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        new SampleEntries(new Random(1), entries::add).make(2, PER_DAY);
        return entries;
    }

    Hash root() {
        return written.roots.get(SIZE);
    }

    private WrittenLog write(List<LogEntry> entries) {
        WrittenLog made = new WrittenLog(log, true);
        entries.forEach(entry -> made.append(entry.bytes()));
        made.end();
        return made;
    }

    /** The log with one entry changed, as a log would sign it. */
    void rewrite(int index, UnaryOperator<LogEntry> change) {
        List<LogEntry> entries = new ArrayList<>(ENTRIES);
        entries.set(index, change.apply(entries.get(index)));
        written = write(entries);
    }

    void writeFacts(long size, Hash root, String policy, String more) throws IOException {
        long noticed = SampleEntries.NOTICED * 86_400_000L;
        Files.writeString(
                folder.resolve("ledger.facts"),
                LedgerFactsFile.HEADER + "\n"
                        + "operator bikes shared_vehicles AAAA " + noticed + "\n"
                        + "operator metro timetable AAAA 0\n"
                        + "operator van on_demand AAAA 0\n"
                        + more
                        + "policy 1 " + SampleEntries.POLICY.hash() + " " + SampleEntries.FIRST_DAY + " " + policy
                        + "\n"
                        + "log " + key() + "\n"
                        // The last of each day, as the ledger keeps them.
                        + anchor(2, written.roots.get(2), 0)
                        + anchor(3 + PER_DAY, written.roots.get(3 + PER_DAY), 1)
                        + anchor(size, root, 2));
    }

    static String anchor(long size, Hash root, int beforeDay) {
        return "anchor " + SampleEntries.GATEWAY + " " + size + " " + root + " "
                + (SampleEntries.day(beforeDay).startMillis() - 1) + "\n";
    }

    void changeFacts(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("ledger.facts");
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    /** What the gateway acknowledged to the van: every quote of the log. */
    static List<Acknowledgement> acknowledgements() {
        List<Acknowledgement> acknowledgements = new ArrayList<>();
        for (int index = 0; index < SIZE; index++) {
            if (ENTRIES.get(index).body() instanceof SearchRecord search) {
                AcknowledgedAnswer answer = new AcknowledgedAnswer(
                        index,
                        search.head().search(),
                        search.offers().get(2).digest(),
                        ENTRIES.get(index).momentMillis() + 200);
                acknowledgements.add(
                        new Acknowledgement(SampleEntries.GATEWAY, "van", List.of(answer), Optional.empty()));
            }
        }
        return acknowledgements;
    }

    /** Writes these notes as an operator's node does. */
    Path writeAcknowledgements(List<SignedNote> notes) throws IOException {
        StringBuilder text = new StringBuilder(AcknowledgementFile.HEADER).append('\n');
        notes.forEach(text::append);
        return Files.writeString(folder.resolve("van.acknowledgements"), text);
    }

    LogProof proof(int index) {
        FolderFiles files = FolderFiles.of(log);
        TileHashes hashes = new TileHashes(new TiledTree(SIZE), tile -> files.find(tile.path()));
        return new LogProof(InclusionProof.of(index, SIZE, hashes), WrittenLog.note(SIZE, root(), 2));
    }

    void writeProof(LogProof proof) throws IOException {
        Files.write(folder.resolve("entry.tlog-proof"), proof.bytes());
    }

    void change(String path, UnaryOperator<byte[]> change) throws IOException {
        write(path, change.apply(Files.readAllBytes(log.resolve(path))));
    }

    void write(String path, byte[] bytes) throws IOException {
        Files.write(log.resolve(path), bytes);
    }

    void delete(String path) throws IOException {
        Files.delete(log.resolve(path));
    }
}
