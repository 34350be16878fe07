package org.commonway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DiskFolder;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.storage.FaultyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicLogTest {
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final LogPolicy POLICY = LogPolicy.of(LOG.verifier());
    private static final Duration SHORT = Duration.ofMillis(5);

    @TempDir
    Path path;

    @Test
    void concurrent_appenders_get_every_index_once_and_each_entry_stands_at_its_own() throws Exception {
        int threads = 8;
        int each = 200;
        Map<Long, String> byIndex = new ConcurrentHashMap<>();
        try (DiskFolder folder = DiskFolder.open(path)) {
            try (PublicLog log = open(folder)) {
                List<Thread> appenders = new ArrayList<>();
                List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
                for (int t = 0; t < threads; t++) {
                    int number = t;
                    Thread appender = new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            String entry = number + "/" + i;
                            byIndex.put(log.append(bytes(entry)).join(), entry);
                        }
                    });
                    appender.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
                    appenders.add(appender);
                    appender.start();
                }
                for (Thread appender : appenders) {
                    appender.join();
                }
                assertThat(failures).isEmpty();
            }
            List<byte[]> entries = published(folder);
            assertThat(entries).hasSize(threads * each);
            Map<Integer, Integer> last = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                String entry = new String(entries.get(i), StandardCharsets.UTF_8);
                assertThat(byIndex).containsEntry((long) i, entry);
                // Who waits for each answer sees its own entries in order.
                String[] parts = entry.split("/", -1);
                Integer before = last.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
                assertThat(Integer.parseInt(parts[1])).isEqualTo(before == null ? 0 : before + 1);
            }
        }
    }

    @Test
    void every_entry_has_a_receipt_once_it_is_published_and_after_the_log_was_opened_again() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path)) {
            try (PublicLog log = open(folder)) {
                assertThat(log.findProof(0)).isEmpty();
                for (int i = 0; i < 300; i++) {
                    var unused = log.append(bytes("entry " + i));
                }
                long last = log.append(new byte[0]).join();
                assertThat(last).isEqualTo(300);
                assertThat(Checkpoint.parse(log.whenPublished(last).join().text())
                                .size())
                        .isEqualTo(301);
                assertThat(log.standing().durableSize()).isEqualTo(301);
                log.findProof(last).orElseThrow().verify(new byte[0], POLICY);
                assertThat(log.findProof(last + 1)).isEmpty();
                assertThat(log.findProof(-1)).isEmpty();
            }
            try (PublicLog log = open(folder)) {
                assertThat(log.append(bytes("one more")).join()).isEqualTo(301);
                log.whenPublished(301).join();
                for (int i = 0; i < 300; i++) {
                    log.findProof(i).orElseThrow().verify(bytes("entry " + i), POLICY);
                }
            }
            assertThat(published(folder)).hasSize(302);
        }
    }

    @Test
    void a_large_log_has_three_levels_of_tiles_and_goes_on_from_them() throws Exception {
        int size = 66_000;
        try (DiskFolder folder = DiskFolder.open(path)) {
            try (PublicLog log = open(folder)) {
                List<CompletableFuture<Long>> appends = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    appends.add(log.append(bytes("entry " + i)));
                }
                assertThat(appends.get(size - 1).join()).isEqualTo(size - 1);
            }
            try (PublicLog log = open(folder)) {
                assertThat(log.append(bytes("entry " + size)).join()).isEqualTo(size);
            }
            assertThat(published(folder)).hasSize(size + 1);
            assertThat(folder.find("public/tile/1/000")).isPresent();
            assertThat(folder.find("public/tile/2/000.p/1")).isPresent();
            assertThat(folder.list("public/tile/1")).doesNotContain("000.p");
        }
    }

    @Test
    void an_entry_longer_than_65535_bytes_is_refused_and_one_as_long_is_not() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path);
                PublicLog log = open(folder)) {
            refuses(
                    RefusalCode.ENTRY_TOO_LONG,
                    () -> log.append(new byte[65_536]).join());
            byte[] longest = new byte[65_535];
            longest[0] = 1;
            long index = log.append(longest).join();
            longest[0] = 2;
            log.whenPublished(index).join();
            longest[0] = 1;
            log.findProof(index).orElseThrow().verify(longest, POLICY);
        }
    }

    @Test
    void one_process_at_a_time_writes_a_log() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path);
                PublicLog log = open(folder)) {
            log.append(bytes("entry")).join();
            refuses(RefusalCode.FOLDER_IN_USE, () -> {
                try {
                    DiskFolder.open(path).close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        DiskFolder.open(path).close();
    }

    @Test
    void what_waits_when_the_disk_is_full_fails_and_no_more_is_taken() throws Exception {
        FaultyFolder folder = new FaultyFolder();
        PublicLog log = PublicLog.open(folder, LOG, Cosigners.none(), Duration.ofDays(1));
        log.append(bytes("first")).join();
        folder.failAtStep(2);
        CompletableFuture<Long> lost = log.append(bytes("second"));
        assertThatThrownBy(lost::join).hasCauseInstanceOf(LogOutage.class);
        assertThatThrownBy(() -> log.whenPublished(1).join()).hasCauseInstanceOf(LogOutage.class);
        assertThatThrownBy(() -> log.append(bytes("third"))).isInstanceOf(LogOutage.class);
        log.close();
        try (PublicLog again = open(folder)) {
            assertThat(again.append(bytes("second, once more")).join()).isEqualTo(1);
        }
        assertThat(published(folder)).hasSize(2);
    }

    @Test
    void a_closed_log_takes_nothing_and_has_published_all_it_took() throws Exception {
        FaultyFolder folder = new FaultyFolder();
        PublicLog log = PublicLog.open(folder, LOG, Cosigners.none(), Duration.ofDays(1));
        CompletableFuture<Long> taken = log.append(bytes("entry"));
        log.close();
        assertThat(taken).isCompletedWithValue(0L);
        refuses(RefusalCode.LOG_CLOSED, () -> log.append(bytes("late")).join());
        assertThat(published(folder)).hasSize(1);
        assertThat(log.whenPublished(1)).isCompletedExceptionally();
    }

    @Test
    void more_than_the_log_keeps_waiting_is_refused_and_what_was_taken_is_there() throws Exception {
        AppendQueue queue = new AppendQueue();
        byte[] entry = new byte[65_535];
        int most = (64 << 20) / (65_535 + 64);
        for (int i = 0; i < most; i++) {
            var unused = queue.put(entry);
        }
        refuses(RefusalCode.LOG_BUSY, () -> queue.put(entry).join());
        assertThat(queue.take(1)).hasSizeBetween(1, 32);
        var unused = queue.put(entry);
    }

    private static PublicLog open(DurableFolder folder) {
        return PublicLog.open(folder, LOG, Cosigners.none(), SHORT);
    }

    private static List<byte[]> published(DurableFolder folder) {
        LogReader reader = new LogReader(folder);
        return reader.entries(reader.checkpoint(POLICY).orElseThrow());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void who_opens_a_log_reads_back_what_was_written_from_any_entry_on() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path)) {
            try (PublicLog log = open(folder)) {
                List<CompletableFuture<Long>> appended = new ArrayList<>();
                for (int i = 0; i < 600; i++) {
                    appended.add(log.append(bytes("entry " + i)));
                }
                appended.forEach(CompletableFuture::join);
            }
            for (int from : new int[] {0, 1, 255, 256, 257, 512, 513, 599, 600, 601}) {
                List<String> read = new ArrayList<>();
                PublicLog.Readback readback = new PublicLog.Readback(
                        from, (index, entry) -> read.add(index + " " + new String(entry, StandardCharsets.UTF_8)));
                PublicLog.open(folder, LOG, Cosigners.none(), SHORT, readback).close();
                List<String> written = new ArrayList<>();
                for (int i = from; i < 600; i++) {
                    written.add(i + " entry " + i);
                }
                assertThat(read).as("from " + from).isEqualTo(written);
            }
        }
    }

    @Test
    void a_log_gives_its_own_files_and_no_other() throws Exception {
        try (DiskFolder folder = DiskFolder.open(path)) {
            try (PublicLog log = open(folder)) {
                log.whenPublished(log.append(bytes("entry")).join()).join();

                assertThat(log.findFile("checkpoint")).isPresent();
                assertThat(log.findFile("tile/0/000.p/1")).isPresent();
                assertThat(log.findFile("tile/entries/000.p/1")).isPresent();
                assertThat(log.findFile("tile/0/001")).isEmpty();
                for (String bad :
                        new String[] {"", "journal", "../lock", "tile/0/../../journal", "tile/entries/", "tile/"}) {
                    refuses(RefusalCode.TILE_PATH, () -> log.findFile(bad));
                }
                assertThat(log.findEnd()).isEmpty();
            }
        }
    }
}
