package org.commonway.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.launcher.verify.SampleEntries;
import org.commonway.launcher.verify.WrittenLog;

/**
 * Something that is done to a log's files or to what one knows beside them.
 *
 * @param code what must be found
 * @param index where it begins; -1 for the log as a whole
 */
record LogDamage(String name, String code, long index, Change change) {
    @Override
    public String toString() {
        return name;
    }

    interface Change {
        void on(VerifiedLog test) throws IOException;
    }

    static Stream<LogDamage> all() {
        return Stream.of(
                damage(
                        "a bundle is cut short",
                        "TILE_TRUNCATED",
                        256,
                        test -> test.change("tile/entries/001", bytes -> Arrays.copyOf(bytes, bytes.length - 1))),
                damage(
                        "a bundle goes on",
                        "TILE_TOO_LONG",
                        256,
                        test -> test.change("tile/entries/001", bytes -> Arrays.copyOf(bytes, bytes.length + 1))),
                damage("a bundle is missing", "TILE_MISSING", 256, test -> test.delete("tile/entries/001")),
                damage(
                        "a tile is cut short",
                        "TILE_TRUNCATED",
                        0,
                        test -> test.change("tile/0/000", bytes -> Arrays.copyOf(bytes, bytes.length - 32))),
                damage("a tile is missing", "TILE_MISSING", 256, test -> test.delete("tile/0/001")),
                damage(
                        "a tile above the leaves is missing",
                        "TILE_MISSING",
                        -1,
                        test -> test.delete("tile/1/000.p/" + VerifiedLog.SIZE / 256)),
                damage(
                        "a hash of a tile is another",
                        "TILE_DIFFERS",
                        259,
                        test -> test.change("tile/0/001", bytes -> flipped(bytes, 3 * 32))),
                damage(
                        "a hash above the leaves is another",
                        "TILE_DIFFERS",
                        256,
                        test -> test.change("tile/1/000.p/" + VerifiedLog.SIZE / 256, bytes -> flipped(bytes, 32))),
                damage("the checkpoint is missing", "CHECKPOINT_MISSING", -1, test -> test.delete("checkpoint")),
                note(
                        "the checkpoint's end is missing",
                        "NOTE_NO_FINAL_NEWLINE",
                        text -> text.substring(0, text.length() - 1)),
                note(
                        "the checkpoint has no signatures",
                        "NOTE_NO_SIGNATURES",
                        text -> text.substring(0, text.indexOf("\n\n") + 1)),
                note("a signature line is none", "NOTE_SIGNATURE_LINE", text -> text.replace("\u2014 ", "- ")),
                note("a control character is in it", "NOTE_CONTROL_CHARACTER", text -> text.replaceFirst("\n", "\t\n")),
                note(
                        "its size was changed",
                        "NOTE_BAD_SIGNATURE",
                        text -> text.replace("\n" + VerifiedLog.SIZE + "\n", "\n1" + VerifiedLog.SIZE + "\n")),
                note(
                        "its origin was changed",
                        "CHECKPOINT_OF_ANOTHER_LOG",
                        text -> text.replaceFirst("gateway.example", "gateway.elsewhere")),
                note(
                        "its size is none",
                        "CHECKPOINT_SIZE",
                        text -> text.replace("\n" + VerifiedLog.SIZE + "\n", "\nmany\n")),
                damage(
                        "the checkpoint is no text",
                        "NOTE_NOT_UTF8",
                        -1,
                        test -> test.change("checkpoint", bytes -> new byte[] {(byte) 0xff, '\n'})),
                damage(
                        "another key signed the checkpoint",
                        "CHECKPOINT_NOT_SIGNED_BY_LOG",
                        -1,
                        test -> test.write(
                                "checkpoint",
                                SignedNote.sign(
                                                new Checkpoint(SampleEntries.GATEWAY, VerifiedLog.SIZE, test.root())
                                                        .text(),
                                                NoteSigner.log("other.example/log", WrittenLog.pair()))
                                        .bytes())),
                damage(
                        "one witness too few",
                        "TOO_FEW_WITNESSES",
                        -1,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(VerifiedLog.SIZE, test.root(), 1)
                                        .bytes())),
                damage(
                        "the log signs too large a size",
                        "TILE_MISSING",
                        VerifiedLog.SIZE / 256 * 256L,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(VerifiedLog.SIZE + 1, test.root(), 2)
                                        .bytes())),
                damage(
                        "the log signs another root",
                        "ROOT_DIFFERS",
                        -1,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(VerifiedLog.SIZE, Hash.EMPTY_TREE, 2)
                                        .bytes())),
                damage(
                        "an order is not the policy's",
                        "ORDER_DIFFERS",
                        VerifiedLog.SEARCH,
                        test -> test.rewrite(VerifiedLog.SEARCH, LogDamage::reversed)),
                damage(
                        "the policy's text is none",
                        "POLICY_UNREADABLE",
                        0,
                        test -> test.rewrite(
                                0,
                                entry -> with(entry, new PolicyNotice(SampleEntries.day(0), Octets.of((byte) 'x'))))),
                damage(
                        "an entry was rewritten and the log signed anew",
                        "TWO_FACES",
                        VerifiedLog.SIZE - 11,
                        test -> test.rewrite(
                                VerifiedLog.SEARCH,
                                entry -> new LogEntry(entry.momentMillis() + 1, entry.gateway(), entry.body()))),
                damage(
                        "the ledger has a larger log",
                        "ANCHOR_AHEAD",
                        VerifiedLog.SIZE,
                        test -> test.writeFacts(VerifiedLog.SIZE + 1, test.root(), "stands", "")),
                damage(
                        "the ledger has another tree",
                        "TWO_FACES",
                        VerifiedLog.SIZE - 1,
                        test -> test.writeFacts(VerifiedLog.SIZE, Hash.EMPTY_TREE, "stands", "")),
                damage(
                        "the policy was withdrawn on the ledger",
                        "POLICY_NOT_ON_LEDGER",
                        3,
                        test -> test.writeFacts(VerifiedLog.SIZE, test.root(), "withdrawn", "")),
                damage(
                        "the ledger knows an operator that no search names",
                        "OPERATOR_LEFT_OUT",
                        3,
                        test -> test.writeFacts(
                                VerifiedLog.SIZE, test.root(), "stands", "operator tram timetable AAAA 0\n")),
                damage(
                        "the ledger does not know the log",
                        "LOG_NOT_ON_LEDGER",
                        -1,
                        test -> test.changeFacts(facts -> facts.replaceAll("(?m)^log .*\n", ""))),
                damage(
                        "the policy that one has is another",
                        "POLICY_TEXT_UNUSED",
                        -1,
                        test -> Files.writeString(
                                test.folder.resolve("policy.txt"),
                                new String(SampleEntries.POLICY.bytes(), UTF_8)
                                        .replace("version: 1\n", "version: 2\n"))),
                damage("a receipt is of a larger log", "RECEIPT_AHEAD", VerifiedLog.SIZE, test -> {
                    LogProof proof = test.proof(VerifiedLog.SEARCH);
                    test.writeProof(new LogProof(
                            proof.extra(),
                            VerifiedLog.SEARCH,
                            proof.path(),
                            WrittenLog.note(VerifiedLog.SIZE + 1, test.root(), 2)));
                }),
                damage("a receipt is of another face", "RECEIPT_TWO_FACES", VerifiedLog.SIZE - 1, test -> {
                    LogProof proof = test.proof(VerifiedLog.SEARCH);
                    test.writeProof(new LogProof(
                            proof.extra(),
                            VerifiedLog.SEARCH,
                            proof.path(),
                            WrittenLog.note(VerifiedLog.SIZE, Hash.EMPTY_TREE, 2)));
                }),
                damage("a receipt's proof is another entry's", "ROOT_MISMATCH", VerifiedLog.SEARCH + 1, test -> {
                    LogProof proof = test.proof(VerifiedLog.SEARCH);
                    test.writeProof(new LogProof(proof.extra(), VerifiedLog.SEARCH + 1, proof.path(), proof.note()));
                }));
    }

    private static LogDamage damage(String name, String code, long index, Change change) {
        return new LogDamage(name, code, index, change);
    }

    private static LogDamage note(String name, String code, UnaryOperator<String> change) {
        return damage(
                name,
                code,
                -1,
                test -> test.change(
                        "checkpoint",
                        bytes -> change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)));
    }

    static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static LogEntry reversed(LogEntry entry) {
        SearchRecord search = (SearchRecord) entry.body();
        List<Integer> shown = new ArrayList<>(search.shown());
        Collections.reverse(shown);
        return with(
                entry, new SearchRecord(search.head(), search.operators(), search.offers(), search.options(), shown));
    }

    private static LogEntry with(LogEntry entry, EntryBody body) {
        return new LogEntry(entry.momentMillis(), entry.gateway(), body);
    }
}
