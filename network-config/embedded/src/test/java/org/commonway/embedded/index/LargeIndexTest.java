package org.commonway.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.StateView;
import org.commonway.embedded.state.StoredValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index too large for its cache. RocksDB keeps an index and a filter for each file; where they were pieces too large
 * for the cache, every look-up read a megabyte, and a ledger of 70,000 bookings was half as fast as an empty one.
 */
class LargeIndexTest {
    private static final Path OWN_READS = Path.of("/proc/self/io");
    private static final int BLOCKS = 60;
    private static final int KEYS_IN_A_BLOCK = 20_000;
    private static final int VALUE_BYTES = 48;
    private static final long LARGE_FILE_BYTES = 48L << 20;
    private static final int LOOKUPS = 2_000;
    private static final long MOST_BYTES_A_LOOKUP = 32 << 10;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void a_lookup_reads_some_pages_and_not_a_whole_files_index() throws Exception {
        assumeTrue(Files.isReadable(OWN_READS), "this system does not tell what a process has read");
        Random random = new Random(1);
        try (ChainIndex index = ChainIndex.open(folder)) {
            ChainPoint end = ChainPoint.START;
            for (int block = 0; block < BLOCKS; block++) {
                ChainPoint after = new ChainPoint(end.height() + 1, end.offset() + (4 << 20), ByteString.EMPTY);
                index.apply(new BlockEffect(end.offset(), after, writes(random, block), List.of()));
                end = after;
            }
            awaitLargeFile();

            long before = bytesRead();
            try (StateView view = index.openView()) {
                for (int i = 0; i < LOOKUPS; i++) {
                    assertThat(view.find("trip~" + uuid(random))).isEmpty();
                }
            }

            assertThat((bytesRead() - before) / LOOKUPS)
                    .as("bytes for each look-up")
                    .isLessThan(MOST_BYTES_A_LOOKUP);
        }
    }

    private static Map<String, Optional<StoredValue>> writes(Random random, int block) {
        Map<String, Optional<StoredValue>> writes = new HashMap<>();
        for (int i = 0; i < KEYS_IN_A_BLOCK; i++) {
            byte[] bytes = new byte[VALUE_BYTES];
            random.nextBytes(bytes);
            StoredValue value = new StoredValue(ByteString.copyFrom(bytes), Map.of(), new KeyVersion(block, i));
            writes.put("trip~" + uuid(random), Optional.of(value));
        }
        return writes;
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Compaction makes few large files of many small ones, in its own time. */
    private void awaitLargeFile() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (largestFile() < LARGE_FILE_BYTES) {
            assertThat(System.nanoTime())
                    .as("the largest file has %d bytes", largestFile())
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    private long largestFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    private static long bytesRead() throws IOException {
        return Files.readAllLines(OWN_READS).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .sum();
    }
}
