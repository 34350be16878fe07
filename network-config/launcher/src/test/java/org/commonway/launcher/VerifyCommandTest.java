package org.commonway.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.tile.TileHashes;
import org.commonway.audit.tile.TiledTree;
import org.commonway.launcher.verify.FolderFiles;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.launcher.verify.SampleEntries;
import org.commonway.launcher.verify.WrittenLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyCommandTest {
    private static final int PER_DAY = 300;
    private static final List<LogEntry> ENTRIES = entries();
    private static final int SIZE = ENTRIES.size();
    /** In the second bundle. */
    private static final int SEARCH = 400;

    @TempDir
    Path folder;

    private Commands commands;
    private Path log;
    private WrittenLog written;

    /** Something that is done to the log's files or to what one knows beside them, and what must be found first. */
    private record Damage(String name, String code, long index, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Change {
        void on(VerifyCommandTest test) throws IOException;
    }

    @BeforeEach
    void an_honest_log_of_two_days_and_what_a_ledger_says_of_it() throws IOException {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        log = folder.resolve("public");
        write(ENTRIES);
        writeFacts(SIZE - 10, written.roots.get(SIZE - 10), "stands", "");
        Files.write(folder.resolve("policy.txt"), SampleEntries.POLICY.bytes());
        Files.write(folder.resolve("entry.tlog-proof"), proof(SEARCH).bytes());
    }

    @Test
    void an_honest_log_is_verified_against_ledger_witnesses_receipt_and_policy() throws IOException {
        assertThat(verify("--json")).isZero();
        JsonNode json = json();
        assertThat(json.get("verified").asBoolean()).isTrue();
        assertThat(json.get("entries").asInt()).isEqualTo(SIZE);
        assertThat(json.get("searches").asInt()).isEqualTo(2 * PER_DAY);
        assertThat(json.get("searchesVerified").asInt()).isEqualTo(2 * PER_DAY);
        assertThat(json.get("anchorsThatAgree").asInt()).isEqualTo(3);
        assertThat(json.get("receiptsThatAgree").asInt()).isEqualTo(1);
        assertThat(json.get("cosignatures").asInt()).isEqualTo(2);
        assertThat(verify()).isZero();
        assertThat(commands.results()).contains("VERIFIED").doesNotContain("NOT VERIFIED");
    }

    @Test
    void without_ledger_and_witnesses_it_says_what_was_not_checked() {
        assertThat(commands.run("verify", "--log", log.toString(), "--key", key()))
                .isZero();
        assertThat(commands.results())
                .contains("Not checked  whether others were shown another log", "give facts with --ledger", "VERIFIED");
    }

    @Test
    void a_log_without_entries_is_verified() throws IOException {
        Path empty = folder.resolve("empty");
        new WrittenLog(empty, false).end();
        assertThat(commands.run("verify", "--log", empty.toString(), "--key", key(), "--json"))
                .isZero();
        assertThat(json().get("entries").asInt()).isZero();
    }

    @Test
    void a_log_is_verified_where_a_web_server_has_it() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = log.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
        assertThat(commands.run("verify", "--log", url, "--key", key())).isZero();
        server.stop(0);
        assertThat(commands.run("verify", "--log", url, "--key", key())).isEqualTo(ExitCode.UNREACHABLE.status());
        assertThat(commands.results()).doesNotContain("VERIFIED");
    }

    static Stream<Damage> damages() {
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
                        test -> test.delete("tile/1/000.p/" + SIZE / 256)),
                damage(
                        "a hash of a tile is another",
                        "TILE_DIFFERS",
                        259,
                        test -> test.change("tile/0/001", bytes -> flipped(bytes, 3 * 32))),
                damage(
                        "a hash above the leaves is another",
                        "TILE_DIFFERS",
                        256,
                        test -> test.change("tile/1/000.p/" + SIZE / 256, bytes -> flipped(bytes, 32))),
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
                        text -> text.replace("\n" + SIZE + "\n", "\n1" + SIZE + "\n")),
                note(
                        "its origin was changed",
                        "CHECKPOINT_OF_ANOTHER_LOG",
                        text -> text.replaceFirst("gateway.example", "gateway.elsewhere")),
                note("its size is none", "CHECKPOINT_SIZE", text -> text.replace("\n" + SIZE + "\n", "\nmany\n")),
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
                                                new Checkpoint(SampleEntries.GATEWAY, SIZE, test.root()).text(),
                                                NoteSigner.log("other.example/log", WrittenLog.pair()))
                                        .bytes())),
                damage(
                        "one witness too few",
                        "TOO_FEW_WITNESSES",
                        -1,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(SIZE, test.root(), 1).bytes())),
                damage(
                        "the log signs too large a size",
                        "TILE_MISSING",
                        SIZE / 256 * 256L,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(SIZE + 1, test.root(), 2).bytes())),
                damage(
                        "the log signs another root",
                        "ROOT_DIFFERS",
                        -1,
                        test -> test.write(
                                "checkpoint",
                                WrittenLog.note(SIZE, Hash.EMPTY_TREE, 2).bytes())),
                damage(
                        "an order is not the policy's",
                        "ORDER_DIFFERS",
                        SEARCH,
                        test -> test.rewrite(SEARCH, VerifyCommandTest::reversed)),
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
                        SIZE - 11,
                        test -> test.rewrite(
                                SEARCH,
                                entry -> new LogEntry(entry.momentMillis() + 1, entry.gateway(), entry.body()))),
                damage(
                        "the ledger has a larger log",
                        "ANCHOR_AHEAD",
                        SIZE,
                        test -> test.writeFacts(SIZE + 1, test.root(), "stands", "")),
                damage(
                        "the ledger has another tree",
                        "TWO_FACES",
                        SIZE - 1,
                        test -> test.writeFacts(SIZE, Hash.EMPTY_TREE, "stands", "")),
                damage(
                        "the policy was withdrawn on the ledger",
                        "POLICY_NOT_ON_LEDGER",
                        3,
                        test -> test.writeFacts(SIZE, test.root(), "withdrawn", "")),
                damage(
                        "the ledger knows an operator that no search names",
                        "OPERATOR_LEFT_OUT",
                        3,
                        test -> test.writeFacts(SIZE, test.root(), "stands", "operator tram timetable AAAA 0\n")),
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
                damage("a receipt is of a larger log", "RECEIPT_AHEAD", SIZE, test -> {
                    LogProof proof = test.proof(SEARCH);
                    test.writeProof(new LogProof(
                            proof.extra(), SEARCH, proof.path(), WrittenLog.note(SIZE + 1, test.root(), 2)));
                }),
                damage("a receipt is of another face", "RECEIPT_TWO_FACES", SIZE - 1, test -> {
                    LogProof proof = test.proof(SEARCH);
                    test.writeProof(new LogProof(
                            proof.extra(), SEARCH, proof.path(), WrittenLog.note(SIZE, Hash.EMPTY_TREE, 2)));
                }),
                damage("a receipt's proof is another entry's", "ROOT_MISMATCH", SEARCH + 1, test -> {
                    LogProof proof = test.proof(SEARCH);
                    test.writeProof(new LogProof(proof.extra(), SEARCH + 1, proof.path(), proof.note()));
                }));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void what_is_wrong_is_named_with_its_place_and_nothing_is_verified(Damage damage) throws IOException {
        damage.change().on(this);
        assertThat(verify("--json")).isEqualTo(ExitCode.NOT_VERIFIED.status());
        JsonNode json = json();
        assertThat(json.get("verified").asBoolean()).isFalse();
        assertThat(json.get("first").findValuesAsText("code")).contains(damage.code());
        List<Long> places = new ArrayList<>();
        json.get("first").forEach(difference -> {
            if (difference.get("code").asText().equals(damage.code())) {
                places.add(difference.get("index").asLong());
            }
        });
        assertThat(places.get(0)).isEqualTo(damage.index());
        assertThat(verify()).isEqualTo(ExitCode.NOT_VERIFIED.status());
        assertThat(commands.results()).contains("NOT VERIFIED", damage.code());
        assertThat(commands.results().lines()).doesNotContain("VERIFIED");
    }

    @Test
    void each_single_entry_that_is_changed_is_found() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            int bundle = random.nextInt(2);
            byte[] good = Files.readAllBytes(log.resolve("tile/entries/00" + bundle));
            write("tile/entries/00" + bundle, flipped(good, random.nextInt(good.length)));
            assertThat(verify()).isEqualTo(ExitCode.NOT_VERIFIED.status());
            write("tile/entries/00" + bundle, good);
        }
        assertThat(verify()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--log LOG | Missing required option: '--key=VKEY'",
                "--log LOG --key nonsense | KEY_MALFORMED",
                "--log LOG/none --key KEY | is no folder",
                "--log LOG --key KEY --required 1 | --required 1 is not from 0 to 0",
                "--log LOG --key KEY --witness KEY | KEY_TYPE",
                "--log LOG --key KEY --threads 0 | --threads 0 is not from 1 to 256",
                "--log LOG --key KEY --policy-text LOG/checkpoint | RANKING_POLICY_HEADER",
                "--log LOG --key KEY --receipt LOG/checkpoint | PROOF_HEADER",
                "--log LOG --key KEY --ledger LOG/checkpoint | line 1 is no ledger fact",
                "--log LOG --key KEY --ledger LOG/none | cannot be read",
            })
    void what_cannot_be_used_is_refused_in_one_sentence(String options, String part) {
        String command = "verify " + options.replace("KEY", key()).replace("LOG", log.toString());
        assertThat(commands.run(command.split(" "))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tram metro | no fact begins with",
                "log | has 2 words and this one 1",
                "log nonsense | KEY_MALFORMED",
                "operator metro funicular AAAA 0 | none of on_demand, timetable, shared_vehicles",
                "operator metro timetable A 0 | KEY_MALFORMED",
                "operator metro timetable AAAA -1 | -1 is no number",
                "policy 1 00 20000 stands | DIGEST_LENGTH",
                "policy 1 zz 20000 stands | not a hexadecimal digit",
                "anchor x 1 AAAA 0 | HASH_MALFORMED",
            })
    void a_line_that_is_no_ledger_fact_is_named(String line, String part) throws IOException {
        Files.writeString(folder.resolve("ledger.facts"), LedgerFactsFile.HEADER + "\n" + line + "\n");
        assertThat(verify()).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("line 2 is no ledger fact", part);
    }

    private int verify(String... more) {
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

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(commands.results());
    }

    private static String key() {
        return WrittenLog.SIGNER.verifier().toString();
    }

    private static List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        new SampleEntries(new Random(1), entries::add).make(2, PER_DAY);
        return entries;
    }

    private Hash root() {
        return written.roots.get(SIZE);
    }

    private void write(List<LogEntry> entries) {
        written = new WrittenLog(log, true);
        entries.forEach(entry -> written.append(entry.bytes()));
        written.end();
    }

    /** The log with one entry changed, as a log would sign it. */
    private void rewrite(int index, UnaryOperator<LogEntry> change) {
        List<LogEntry> entries = new ArrayList<>(ENTRIES);
        entries.set(index, change.apply(entries.get(index)));
        write(entries);
    }

    private void writeFacts(long size, Hash root, String policy, String more) throws IOException {
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

    private static String anchor(long size, Hash root, int beforeDay) {
        return "anchor " + SampleEntries.GATEWAY + " " + size + " " + root + " "
                + (SampleEntries.day(beforeDay).startMillis() - 1) + "\n";
    }

    private void changeFacts(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("ledger.facts");
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    private LogProof proof(int index) {
        FolderFiles files = FolderFiles.of(log);
        TileHashes hashes = new TileHashes(new TiledTree(SIZE), tile -> files.find(tile.path()));
        return new LogProof(InclusionProof.of(index, SIZE, hashes), WrittenLog.note(SIZE, root(), 2));
    }

    private void writeProof(LogProof proof) throws IOException {
        Files.write(folder.resolve("entry.tlog-proof"), proof.bytes());
    }

    private void change(String path, UnaryOperator<byte[]> change) throws IOException {
        write(path, change.apply(Files.readAllBytes(log.resolve(path))));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Files.write(log.resolve(path), bytes);
    }

    private void delete(String path) throws IOException {
        Files.delete(log.resolve(path));
    }

    private static Damage damage(String name, String code, long index, Change change) {
        return new Damage(name, code, index, change);
    }

    private static Damage note(String name, String code, UnaryOperator<String> change) {
        return damage(
                name,
                code,
                -1,
                test -> test.change(
                        "checkpoint",
                        bytes -> change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)));
    }

    private static byte[] flipped(byte[] bytes, int at) {
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
