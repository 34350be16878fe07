package org.commonway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.NaiveTree;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.storage.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log's folder after somebody changed it. */
class LogTamperTest {
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final long MOST_JOURNAL_BYTES = 1_000;
    private static final String EDGE = "public/tile/1/000.p/2";

    private final FaultyFolder folder = new FaultyFolder();

    /** Signed and published at 300 and at 600 entries; two more are in the journal alone, which starts at 512. */
    private LogStore aLogOf602() {
        LogStore log = open(folder);
        for (int size : new int[] {300, 600}) {
            log.append(entries((int) log.size(), size));
            log.sign();
            log.publish(log.signed());
        }
        log.append(entries(600, 602));
        return log;
    }

    @ParameterizedTest
    @ValueSource(strings = {LogStore.SIGNED, "public/checkpoint", EDGE})
    void every_changed_byte_of_what_the_log_goes_on_from_is_refused_and_nothing_is_signed(String file) {
        aLogOf602();
        byte[] good = folder.find(file).orElseThrow();
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << at % 8);
            folder.tamper(file, changed);
            Map<String, String> before = folder.contents();
            refuses(
                    file.equals(EDGE) ? RefusalCode.LOG_CONTRADICTS_CHECKPOINT : RefusalCode.LOG_CHECKPOINT_DAMAGED,
                    () -> open(folder));
            assertThat(folder.contents()).isEqualTo(before);
        }
        folder.tamper(file, good);
        assertThat(open(folder).size()).isEqualTo(602);
    }

    @Test
    void a_changed_byte_of_the_journal_is_refused_unless_it_is_in_what_was_never_signed() {
        aLogOf602();
        byte[] good = folder.find("journal").orElseThrow();
        int tail = JournalFormat.encodeBatch(600, entries(600, 602)).length;
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << at % 8);
            FaultyFolder copy = folder.afterCrash(Survival.EVERYTHING, new Random(0));
            copy.tamper("journal", changed);
            if (at < good.length - tail) {
                Map<String, String> before = copy.contents();
                assertThat(refusalOf(copy))
                        .isIn(RefusalCode.LOG_JOURNAL_DAMAGED, RefusalCode.LOG_CONTRADICTS_CHECKPOINT);
                assertThat(copy.contents()).isEqualTo(before);
            } else {
                // It looks like an append that a crash cut short, which nobody was told of.
                assertThat(open(copy).size()).isEqualTo(600);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signed-checkpoint, LOG_CHECKPOINT_MISSING",
        "journal, LOG_JOURNAL_DAMAGED",
        EDGE + ", LOG_CONTRADICTS_CHECKPOINT",
    })
    void a_missing_file_is_refused(String file, RefusalCode code) {
        aLogOf602();
        folder.lose(file);
        refuses(code, () -> open(folder));
    }

    @Test
    void a_tile_of_the_wrong_length_is_refused() {
        aLogOf602();
        folder.tamper(EDGE, new byte[63]);
        refuses(RefusalCode.LOG_CONTRADICTS_CHECKPOINT, () -> open(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {LogStore.SIGNED, "journal"})
    void a_file_that_was_set_back_is_refused(String file) {
        LogStore log = open(folder);
        log.append(entries(0, 300));
        log.sign();
        log.publish(log.signed());
        byte[] old = folder.find(file).orElseThrow();
        log.append(entries(300, 600));
        log.sign();
        log.publish(log.signed());
        folder.tamper(file, old);
        refuses(RefusalCode.LOG_CONTRADICTS_CHECKPOINT, () -> open(folder));
    }

    @Test
    void a_checkpoint_of_another_history_is_refused() {
        aLogOf602();
        FaultyFolder other = new FaultyFolder();
        LogStore fork = open(other);
        fork.append(entries(1, 301));
        fork.sign();
        fork.publish(fork.signed());
        folder.tamper("public/checkpoint", other.find("public/checkpoint").orElseThrow());
        refuses(RefusalCode.LOG_CONTRADICTS_CHECKPOINT, () -> open(folder));
    }

    @Test
    void another_key_does_not_go_on_with_the_log() {
        aLogOf602();
        refuses(
                RefusalCode.LOG_CHECKPOINT_DAMAGED,
                () -> LogOpening.open(folder, aLog("gateway.example/log"), MOST_JOURNAL_BYTES));
    }

    @Test
    void no_receipt_is_made_of_a_tile_that_was_changed() {
        LogStore log = aLogOf602();
        Receipts receipts = new Receipts(new PublicFiles(folder));
        receipts.publish(log.published().orElseThrow());
        receipts.find(5).orElseThrow().verify(NaiveTree.entry(5), LogPolicy.of(LOG.verifier()));
        byte[] tile = folder.find("public/tile/0/000").orElseThrow();
        for (int at = 0; at < tile.length; at += 37) {
            byte[] changed = tile.clone();
            changed[at] ^= 1;
            folder.tamper("public/tile/0/000", changed);
            refuses(RefusalCode.ROOT_MISMATCH, () -> receipts.find(5));
        }
    }

    private RefusalCode refusalOf(FaultyFolder changed) {
        try {
            open(changed);
        } catch (AuditRefusal e) {
            return e.code();
        }
        throw new AssertionError("opened");
    }

    private static LogStore open(FaultyFolder folder) {
        return LogOpening.open(folder, LOG, MOST_JOURNAL_BYTES);
    }

    private static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(NaiveTree::entry).toList();
    }
}
