package org.commonway.embedded.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.commonway.embedded.block.TroubledFile;
import org.commonway.embedded.identity.Organizations;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** Folders that cannot be used, and disks that fail. */
class LedgerTroubleTest extends LedgerFixture {
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
}
