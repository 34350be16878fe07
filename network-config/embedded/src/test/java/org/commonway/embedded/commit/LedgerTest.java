package org.commonway.embedded.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.commonway.embedded.block.ChannelFile;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.block.StorageFile;
import org.commonway.embedded.block.TroubledFile;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.Namespace;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain and its index: what a restart finds, and what happens when the disk fails. */
class LedgerTest {
    private static final List<String> MSP_IDS = List.of("CityMSP", "TransitMSP", "CoopMSP");
    private static final KeyPolicies POLICIES =
            new KeyPolicies(EndorsementPolicy.ofOrganizations(2, MSP_IDS), name -> Optional.empty());
    private static final Collections COLLECTIONS = new Collections(List.of(), MSP_IDS);
    private static final Namespace STATE = Namespace.open(MadeTransaction.CHAINCODE);

    @TempDir
    static Path crypto;

    private static Envelope genesis;

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeAll
    static void found() throws IOException {
        genesis = Genesis.envelope("mobility", Organizations.open(crypto, MSP_IDS, Clock.systemUTC()));
    }

    @AfterEach
    void close() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path file() {
        return data().resolve("blocks.log");
    }

    private void open() throws IOException {
        ledger = Ledger.open(LedgerSettings.of(file(), MadeTransaction.CHAINCODE, COLLECTIONS), genesis);
    }

    private void open(StorageFile.Opener disk, long wholeCheckBytes) throws IOException {
        ledger = Ledger.open(
                new LedgerSettings(file(), MadeTransaction.CHAINCODE, COLLECTIONS, disk, wholeCheckBytes), genesis);
    }

    private void restart() throws IOException {
        ledger.close();
        open();
    }

    private void put(String key, String value) throws Exception {
        commit(MadeTransaction.writing("tx-" + key + "-" + ledger.height(), key, value));
    }

    private void commit(CheckedTransaction... transactions) throws Exception {
        ledger.commit(List.of(transactions), POLICIES);
    }

    private Optional<String> get(String key) {
        try (StateView view = ledger.openView()) {
            return STATE.find(view, key).map(stored -> stored.value().toStringUtf8());
        }
    }

    private List<String> keys(String start, String end) {
        try (StateView view = ledger.openView()) {
            List<String> keys = new java.util.ArrayList<>();
            STATE.range(view, start, end).forEachRemaining(entry -> keys.add(entry.key()));
            return keys;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x10;
        return changed;
    }

    @Test
    void state_places_and_offsets_are_found_again_after_a_restart() throws Exception {
        open();
        put("a", "1");
        put("b", "2");
        put("a", "3");
        restart();

        assertThat(ledger.height()).isEqualTo(4);
        assertThat(get("a")).contains("3");
        assertThat(ledger.findStatus("tx-b-2")).contains(new TransactionStatus(TxValidationCode.VALID, 2));
        assertThat(ledger.events(3)).extracting(ChaincodeEvent::getTxId).containsExactly("tx-a-3");
        put("b", "4");
        assertThat(get("b")).contains("4");
    }

    @Test
    void the_state_is_the_same_whether_it_was_kept_or_is_made_anew() throws Exception {
        open();
        for (int i = 0; i < 50; i++) {
            commit(
                    MadeTransaction.writing("x" + i, "key" + i % 7, "value" + i),
                    MadeTransaction.writing(
                            "y" + i, Map.of("key" + (i + 3) % 7, Optional.<ByteString>empty()), ByteString.EMPTY));
        }
        List<String> keys = keys("", "");
        List<Optional<String>> values = keys.stream().map(this::get).toList();
        ledger.close();
        delete(data().resolve("state"));
        open();

        assertThat(keys("", "")).isEqualTo(keys).isNotEmpty();
        assertThat(keys.stream().map(this::get).toList()).isEqualTo(values);
        assertThat(ledger.findStatus("y49")).contains(new TransactionStatus(TxValidationCode.VALID, 50));
    }

    @Test
    void a_fall_without_any_flush_loses_nothing() throws Exception {
        open();
        for (int i = 0; i < 20; i++) {
            put("key" + i, "value" + i);
        }
        Path fallen = folder.resolve("fallen");
        copy(data(), fallen); // what a killed process leaves: nothing of the index was written out
        ledger.close();
        ledger = Ledger.open(
                LedgerSettings.of(fallen.resolve("blocks.log"), MadeTransaction.CHAINCODE, COLLECTIONS), genesis);

        assertThat(ledger.height()).isEqualTo(21);
        assertThat(get("key19")).contains("value19");
    }

    @Test
    void an_index_ahead_of_the_chain_is_made_anew() throws Exception {
        open();
        put("a", "1");
        long size = Files.size(file());
        put("a", "2");
        ledger.close();
        Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), (int) size));
        open();

        assertThat(get("a")).contains("1");
        assertThat(ledger.findStatus("tx-a-2")).isEmpty();
    }

    @Test
    void an_index_of_another_chain_is_made_anew() throws Exception {
        open();
        put("a", "mine");
        ledger.close();
        Path other = folder.resolve("other");
        ledger = Ledger.open(
                LedgerSettings.of(other.resolve("blocks.log"), MadeTransaction.CHAINCODE, COLLECTIONS), genesis);
        put("a", "theirs");
        ledger.close();
        delete(data().resolve("state"));
        copy(other.resolve("state"), data().resolve("state"));
        open();

        assertThat(get("a")).contains("mine");
    }

    @Test
    void an_index_with_any_file_of_it_damaged_or_missing_is_made_anew_or_was_not_needed() throws Exception {
        open();
        for (int i = 0; i < 30; i++) {
            put("key" + i, "value" + i);
        }
        ledger.close();
        ledger = null;
        Path kept = folder.resolve("kept");
        copy(data().resolve("state"), kept);
        List<Path> files;
        try (Stream<Path> listed = Files.list(kept)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            for (boolean missing : new boolean[] {true, false}) {
                delete(data().resolve("state"));
                copy(kept, data().resolve("state"));
                Path hit = data().resolve("state").resolve(file.getFileName());
                byte[] bytes = Files.readAllBytes(hit);
                if (missing) {
                    Files.delete(hit);
                } else if (bytes.length > 0) {
                    Files.write(hit, flipped(bytes, bytes.length / 2));
                }
                open();
                assertThat(healed("key29")).as("%s missing: %s", file, missing).contains("value29");
                assertThat(keys("key", "key~")).hasSize(30);
                ledger.close();
                ledger = null;
            }
        }
    }

    /** A damage that is met while reading puts the ledger out of service until the index is made anew. */
    private Optional<String> healed(String key) {
        try {
            return get(key);
        } catch (StateOutage e) {
            assertThatThrownBy(() -> put("other", "x")).isInstanceOf(IOException.class);
            ledger.recover();
            assertThat(ledger.condition().isServing()).isTrue();
            return get(key);
        }
    }

    @Test
    void a_state_folder_that_holds_something_else_is_refused_and_not_touched() throws Exception {
        open();
        put("a", "1");
        ledger.close();
        Path foreign = Files.writeString(data().resolve("state/diary.txt"), "dear diary");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("diary.txt")
                .hasMessageContaining("move it");
        assertThat(foreign).hasContent("dear diary");
        Files.delete(foreign);
        open();
        assertThat(get("a")).contains("1");
    }

    @Test
    void a_tail_that_rots_is_cut_off_kept_and_taken_back_from_the_state() throws Exception {
        open();
        put("a", "1");
        long size = Files.size(file());
        put("a", "2");
        ledger.close();
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), flipped(whole, whole.length - 30));
        open();

        assertThat(get("a")).contains("1");
        assertThat(data().resolve("blocks.log.cut-" + size)).exists();
    }

    @Test
    void a_long_chain_that_rotted_early_serves_until_the_check_finds_it_and_then_never_again() throws Exception {
        open();
        for (int i = 0; i < 20; i++) {
            put("key" + i, "value" + i);
        }
        ledger.close();
        byte[] whole = Files.readAllBytes(file());
        int early = whole.length / 2;
        Files.write(file(), flipped(whole, early));
        AtomicReference<LedgerCondition> seen = new AtomicReference<>();
        CompletableFuture<LedgerCondition> damaged = new CompletableFuture<>();
        open(ChannelFile::open, 0);
        ledger.onCondition(condition -> {
            seen.set(condition);
            if (condition.kind() == LedgerCondition.Kind.DAMAGED) {
                damaged.complete(condition);
            }
        });

        assertThat(damaged.join().sentence()).contains("damaged at offset");
        assertThatThrownBy(() -> get("key3")).isInstanceOf(StateOutage.class).hasMessageContaining("offset");
        assertThatThrownBy(() -> put("more", "x")).isInstanceOf(IOException.class);
        ledger.recover();
        assertThat(ledger.condition().isServing()).isFalse();
        assertThat(Files.readAllBytes(file())).hasSize(whole.length);
        ledger.close();
        assertThatThrownBy(this::open).isInstanceOf(DamagedLog.class).hasMessageContaining("offset");
    }

    @Test
    void a_chain_of_other_organisations_is_refused_and_nothing_is_changed() throws Exception {
        open();
        put("a", "1");
        ledger.close();
        byte[] torn = Arrays.copyOf(Files.readAllBytes(file()), (int) Files.size(file()) - 5);
        Files.write(file(), torn);
        Envelope theirs =
                Genesis.envelope("mobility", Organizations.open(folder.resolve("theirs"), MSP_IDS, Clock.systemUTC()));

        assertThatThrownBy(() -> Ledger.open(LedgerSettings.of(file(), MadeTransaction.CHAINCODE, COLLECTIONS), theirs))
                .isInstanceOf(ForeignChain.class)
                .hasMessageContaining("other certificates");
        assertThat(Files.readAllBytes(file())).isEqualTo(torn);
    }

    @Test
    void a_folder_that_is_in_use_is_refused() throws Exception {
        open();
        assertThatThrownBy(
                        () -> Ledger.open(LedgerSettings.of(file(), MadeTransaction.CHAINCODE, COLLECTIONS), genesis))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
        put("a", "1");
        assertThat(get("a")).contains("1");
    }

    @Test
    void a_folder_that_is_no_folder_is_refused() throws Exception {
        Files.writeString(data(), "a file");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("data");
        assertThat(data()).hasContent("a file");
    }

    @Test
    void a_full_disk_acknowledges_nothing_and_the_ledger_goes_on_when_there_is_room() throws Exception {
        TroubledFile disk = new TroubledFile(file());
        open(disk, Long.MAX_VALUE);
        put("a", "1");
        disk.room = Files.size(file()) + 10;
        assertThatThrownBy(() -> put("a", "2")).isInstanceOf(IOException.class);
        assertThat(ledger.condition().kind()).isEqualTo(LedgerCondition.Kind.STORAGE);
        ledger.recover();
        assertThat(ledger.condition().isServing()).isFalse();
        assertThat(get("a")).contains("1");
        assertThat(ledger.findStatus("tx-a-2")).isEmpty();

        disk.room = Long.MAX_VALUE;
        ledger.recover();
        assertThat(ledger.condition().isServing()).isTrue();
        put("a", "3");
        restart();
        assertThat(get("a")).contains("3");
        assertThat(ledger.height()).isEqualTo(3);
    }

    @Test
    void a_force_that_fails_acknowledges_nothing_and_the_ledger_goes_on() throws Exception {
        TroubledFile disk = new TroubledFile(file());
        open(disk, Long.MAX_VALUE);
        put("a", "1");
        disk.failForces = 2;
        assertThatThrownBy(() -> put("a", "2")).isInstanceOf(IOException.class).hasMessageContaining("Input/output");
        ledger.recover();
        assertThat(ledger.condition().isServing()).isFalse();
        ledger.recover();
        assertThat(ledger.condition().isServing()).isTrue();
        put("a", "3");
        ledger.close();
        Files.write(file(), disk.onDisk()); // and the power goes
        open();

        assertThat(get("a")).contains("3");
        assertThat(ledger.height()).isEqualTo(3);
    }

    /** What the index could not take is on disk and counts; it is shown once the index is there again. */
    @Test
    void a_state_folder_that_vanishes_while_the_ledger_runs_is_made_anew_and_no_block_is_lost() throws Exception {
        open();
        put("first", "1");
        delete(data().resolve("state"));
        ByteString large = ByteString.copyFrom(new byte[1 << 20]);
        CompletableFuture<TransactionStatus> waiter = null;
        String unsettled = "";
        for (int i = 0; unsettled.isEmpty(); i++) {
            assertThat(i).as("writes until one fails").isLessThan(200);
            waiter = ledger.awaitStatus("large" + i);
            try {
                commit(MadeTransaction.writing(
                        "large" + i, Map.of("large", Optional.of(ByteString.copyFromUtf8("" + i))), large));
            } catch (UnsettledBlock e) {
                unsettled = String.valueOf(i);
            }
        }
        assertThat(waiter).isNotDone();
        assertThat(ledger.condition().kind()).isEqualTo(LedgerCondition.Kind.STORAGE);
        ledger.recover();

        assertThat(ledger.condition().isServing()).isTrue();
        assertThat(waiter).isCompletedWithValue(new TransactionStatus(TxValidationCode.VALID, ledger.height() - 1));
        assertThat(get("large")).contains(unsettled);
        assertThat(get("first")).contains("1");
        put("first", "2");
        restart();
        assertThat(get("first")).contains("2");
    }

    @Test
    void a_view_sees_one_block_however_many_follow() throws Exception {
        open();
        put("a", "1");
        try (StateView view = ledger.openView()) {
            put("a", "2");
            put("b", "2");
            assertThat(STATE.find(view, "a").orElseThrow().value().toStringUtf8())
                    .isEqualTo("1");
            assertThat(view.range("", "").next().stored().value().toStringUtf8())
                    .isEqualTo("1");
            assertThat(STATE.find(view, "b")).isEmpty();
        }
    }

    @Test
    void a_view_that_outlives_the_ledger_is_an_outage() throws Exception {
        open();
        put("a", "1");
        StateView view = ledger.openView();
        var entries = view.range("", "");
        ledger.close();
        ledger = null;

        assertThatThrownBy(() -> STATE.find(view, "a")).isInstanceOf(StateOutage.class);
        assertThatThrownBy(entries::hasNext).isInstanceOf(StateOutage.class);
        view.close();
    }

    @Test
    void ranges_follow_the_order_of_code_points_and_their_bounds() throws Exception {
        open();
        List<String> keys = List.of("\u0000", "a", "a\u0000", "b", "é", "\uFFFD", "\uD83D\uDE80", "\uDBFF\uDFFF");
        for (String key : keys.stream().sorted(Comparator.reverseOrder()).toList()) {
            commit(MadeTransaction.writing("tx" + keys.indexOf(key), key, "x"));
        }

        assertThat(keys("", "")).isEqualTo(keys);
        assertThat(keys("a", "b")).containsExactly("a", "a\u0000");
        assertThat(keys("é", "\uDBFF\uDFFF")).containsExactly("é", "\uFFFD", "\uD83D\uDE80");
        assertThat(keys("b", "a")).isEmpty();
        assertThat(keys("\uDBFF\uDFFF", "")).containsExactly("\uDBFF\uDFFF");
    }

    @Test
    void of_two_transactions_with_one_id_the_first_is_the_one_that_is_found() throws Exception {
        open();
        commit(MadeTransaction.writing("same", "a", "1"), MadeTransaction.writing("same", "a", "2"));
        commit(MadeTransaction.writing("same", "a", "3"));

        assertThat(ledger.findStatus("same")).contains(new TransactionStatus(TxValidationCode.VALID, 1));
        assertThat(get("a")).contains("1");
        ledger.close();
        delete(data().resolve("state"));
        open();
        assertThat(ledger.findStatus("same")).contains(new TransactionStatus(TxValidationCode.VALID, 1));
    }

    @Test
    void forces_and_bytes_are_counted() throws Exception {
        open();
        CommitFigures before = ledger.figures();
        long size = Files.size(file());
        put("a", "1");
        put("b", "1");
        CommitFigures after = ledger.figures();

        assertThat(after.forces() - before.forces()).isEqualTo(2);
        assertThat(after.transactions() - before.transactions()).isEqualTo(2);
        assertThat(after.appendedBytes() - before.appendedBytes()).isEqualTo(Files.size(file()) - size);
    }
}
