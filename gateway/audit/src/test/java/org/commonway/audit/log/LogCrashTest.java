package org.commonway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.audit.note.Signers.aLog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.storage.FaultyFolder.MachineStopped;
import org.commonway.audit.storage.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log's machine stops, or its disk fails, in every single step of what it does; then it is opened again. */
class LogCrashTest {
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final LogPolicy POLICY = LogPolicy.of(LOG.verifier());

    /** Small, so that the journal is begun anew within the few entries of this test. */
    private static final long MOST_JOURNAL_BYTES = 2_000;

    /** Sizes of batches; 0 signs and publishes. They cross the end of a bundle, end on one, and leave some unsigned. */
    private static final int[] PLAN = {1, 0, 2, 3, 0, 249, 1, 0, 257, 0, 54, 200, 0, 5, 2};

    /** What others know of a log: what was acknowledged to them, and what they were shown. */
    private static final class Witnessed {
        private final List<byte[]> acknowledged = new ArrayList<>();
        private final List<byte[]> appending = new ArrayList<>();
        private final List<Checkpoint> signed = new ArrayList<>();
        private long published;
    }

    @ParameterizedTest
    @EnumSource
    void wherever_the_machine_stops_every_acknowledged_entry_is_there_and_every_checkpoint_holds(Survival survival) {
        long steps = stepsOfThePlan();
        assertThat(steps).isGreaterThan(100);
        for (long step = 1; step <= steps; step++) {
            FaultyFolder folder = new FaultyFolder();
            folder.stopAtStep(step);
            Witnessed witnessed = new Witnessed();
            assertThatThrownBy(() -> live(folder, witnessed)).isInstanceOf(MachineStopped.class);
            requireSound(folder.afterCrash(survival, new Random(step)), witnessed, "stopped in step " + step);
        }
    }

    @Test
    void a_machine_that_stops_again_while_the_log_is_opened_loses_nothing_either() {
        long steps = stepsOfThePlan();
        for (long step = 1; step <= steps; step += 3) {
            Random random = new Random(step);
            FaultyFolder folder = new FaultyFolder();
            folder.stopAtStep(step);
            Witnessed witnessed = new Witnessed();
            assertThatThrownBy(() -> live(folder, witnessed)).isInstanceOf(MachineStopped.class);
            FaultyFolder again = folder.afterCrash(Survival.SOME, random);
            for (int i = 0; i < 3; i++) {
                again.stopAtStep(1 + random.nextInt(12));
                try {
                    LogStore store = LogOpening.open(again, LOG, MOST_JOURNAL_BYTES);
                    sign(store, witnessed);
                } catch (MachineStopped e) {
                    // The point of the test.
                }
                again = again.afterCrash(Survival.SOME, random);
            }
            requireSound(again, witnessed, "stopped in step " + step + " and while opening");
        }
    }

    @Test
    void a_process_that_is_killed_and_started_again_relies_on_nothing_that_is_not_on_the_disk_yet() {
        long steps = stepsOfThePlan();
        for (long step = 1; step <= steps; step++) {
            FaultyFolder folder = new FaultyFolder();
            folder.stopAtStep(step);
            Witnessed witnessed = new Witnessed();
            assertThatThrownBy(() -> live(folder, witnessed)).isInstanceOf(MachineStopped.class);
            folder.startAgain();
            LogStore store = LogOpening.open(folder, LOG, MOST_JOURNAL_BYTES);
            store.sign();
            witnessed.signed.add(Checkpoint.parse(store.signed().text()));
            store.publish(store.signed());
            witnessed.published = store.signedSize();
            requireSound(folder.afterCrash(Survival.NOTHING, new Random(step)), witnessed, "killed in step " + step);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "EVERYTHING"})
    void wherever_the_disk_fails_nothing_is_acknowledged_that_is_not_there_and_no_more_is_taken(Survival survival) {
        long steps = stepsOfThePlan();
        for (long step = 1; step <= steps; step++) {
            FaultyFolder folder = new FaultyFolder();
            folder.failAtStep(step);
            Witnessed witnessed = new Witnessed();
            LogStore[] store = new LogStore[1];
            assertThatThrownBy(() -> {
                        store[0] = LogOpening.open(folder, LOG, MOST_JOURNAL_BYTES);
                        live(store[0], witnessed);
                    })
                    .isInstanceOf(LogOutage.class)
                    .hasMessageContaining("No space left on device");
            if (store[0] != null) {
                assertThatThrownBy(() -> store[0].append(List.of(new byte[1]))).isInstanceOf(LogOutage.class);
            }
            requireSound(folder.afterCrash(survival, new Random(step)), witnessed, "failed in step " + step);
        }
    }

    private static long stepsOfThePlan() {
        FaultyFolder folder = new FaultyFolder();
        Witnessed witnessed = new Witnessed();
        live(folder, witnessed);
        assertThat(witnessed.acknowledged).hasSize(IntStream.of(PLAN).sum());
        return folder.steps();
    }

    private static void live(FaultyFolder folder, Witnessed witnessed) {
        live(LogOpening.open(folder, LOG, MOST_JOURNAL_BYTES), witnessed);
    }

    private static void live(LogStore store, Witnessed witnessed) {
        for (int batch : PLAN) {
            if (batch > 0) {
                append(store, batch, witnessed);
            } else {
                sign(store, witnessed);
            }
        }
    }

    private static void append(LogStore store, int count, Witnessed witnessed) {
        for (int i = 0; i < count; i++) {
            int number = witnessed.acknowledged.size() + i;
            witnessed.appending.add(
                    number % 50 == 7 ? new byte[0] : ("entry " + number).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(store.append(witnessed.appending)).isEqualTo(witnessed.acknowledged.size());
        witnessed.acknowledged.addAll(witnessed.appending);
        witnessed.appending.clear();
    }

    private static void sign(LogStore store, Witnessed witnessed) {
        if (store.sign()) {
            witnessed.signed.add(Checkpoint.parse(store.signed().text()));
            store.publish(store.signed());
            witnessed.published = store.signedSize();
        }
    }

    private static void requireSound(FaultyFolder folder, Witnessed witnessed, String when) {
        long published = new LogReader(folder)
                .checkpoint(POLICY)
                .map(checkpoint -> {
                    assertThat(new LogReader(folder).entries(checkpoint)).hasSize((int) checkpoint.size());
                    return checkpoint.size();
                })
                .orElse(0L);
        assertThat(published).as(when).isGreaterThanOrEqualTo(witnessed.published);
        LogStore store = LogOpening.open(folder, LOG, MOST_JOURNAL_BYTES);
        SignedNote kept = store.signed();
        List<byte[]> known = new ArrayList<>(witnessed.acknowledged);
        known.addAll(witnessed.appending);
        assertThat(store.size()).as(when).isBetween((long) witnessed.acknowledged.size(), (long) known.size());
        // It goes on, and what it shows then begins with all that it showed before.
        byte[] more = "more".getBytes(StandardCharsets.UTF_8);
        long index = store.append(List.of(more));
        store.sign();
        store.publish(store.signed());
        Checkpoint checkpoint = new LogReader(folder).checkpoint(POLICY).orElseThrow();
        List<byte[]> entries = new LogReader(folder).entries(checkpoint);
        assertThat(entries).as(when).hasSize((int) index + 1);
        assertThat(entries.subList(0, (int) index))
                .as(when)
                .usingElementComparator(Arrays::compare)
                .isEqualTo(known.subList(0, (int) index));
        FaultyFolder later = folder.afterCrash(Survival.NOTHING, new Random(0));
        assertThat(LogOpening.open(later, LOG, MOST_JOURNAL_BYTES).size())
                .as(when)
                .isEqualTo(index + 1);
        witnessed.signed.add(Checkpoint.parse(kept.text()));
        GrowingTree tree = GrowingTree.empty();
        List<Hash> roots = new ArrayList<>(List.of(tree.root()));
        entries.forEach(entry -> {
            tree.append(Hash.ofLeaf(entry));
            roots.add(tree.root());
        });
        for (Checkpoint earlier : witnessed.signed) {
            assertThat(earlier.root()).as(when).isEqualTo(roots.get((int) earlier.size()));
        }
    }
}
