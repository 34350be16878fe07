package org.commonway.embedded.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.commonway.embedded.block.ChannelFile;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.state.StateOutage;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** What a restart finds, whatever became of the index and of the end of the chain. */
class LedgerRestartTest extends LedgerFixture {
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
}
