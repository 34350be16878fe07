package org.commonway.embedded.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.commonway.embedded.block.DamagedLog;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private values on disk. */
class PrivateDataFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("private.log");
    }

    private static TxPvtReadWriteSet set(String value) {
        return TxPvtReadWriteSet.newBuilder()
                .addNsPvtRwset(NsPvtReadWriteSet.newBuilder().setNamespace(value))
                .build();
    }

    private void write() throws Exception {
        try (PrivateDataFile file = PrivateDataFile.open(path())) {
            file.append(3, Map.of(0, set("one")));
            file.append(7, Map.of(2, set("two"), 4, set("three")));
        }
    }

    @Test
    void what_was_written_is_read_after_a_restart() throws Exception {
        write();
        try (PrivateDataFile file = PrivateDataFile.open(path())) {
            assertThat(file.read(3)).containsExactly(Map.entry(0, set("one")));
            assertThat(file.read(7)).containsOnly(Map.entry(2, set("two")), Map.entry(4, set("three")));
            assertThat(file.read(4)).isEmpty();
        }
    }

    @Test
    void cut_at_any_byte_of_its_end_it_opens_with_what_was_whole() throws Exception {
        write();
        byte[] all = Files.readAllBytes(path());
        int lastRecords = all.length - (8 + 12 + set("one").getSerializedSize());
        for (int length = all.length - lastRecords; length < all.length; length++) {
            Files.write(path(), Arrays.copyOf(all, length));
            try (PrivateDataFile file = PrivateDataFile.open(path())) {
                assertThat(file.read(3)).containsExactly(Map.entry(0, set("one")));
                assertThat(file.read(7).size()).isLessThan(2);
                file.append(8, Map.of(0, set("next")));
                assertThat(file.read(8)).containsExactly(Map.entry(0, set("next")));
            }
        }
    }

    @Test
    void a_changed_byte_is_refused_with_its_offset() throws Exception {
        write();
        byte[] all = Files.readAllBytes(path());
        for (int at = 4; at < 8 + 12 + set("one").getSerializedSize(); at++) {
            byte[] changed = all.clone();
            changed[at] ^= 1;
            Files.write(path(), changed);

            assertThatThrownBy(() -> PrivateDataFile.open(path()))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedLog.class)
                    .hasMessageContaining("offset 0");
        }
    }

    @Test
    void of_two_records_for_one_place_the_last_counts() throws Exception {
        try (PrivateDataFile file = PrivateDataFile.open(path())) {
            file.append(3, Map.of(0, set("of a block that failed")));
            file.append(3, Map.of(0, set("of the block that stands")));

            assertThat(file.read(3)).containsExactly(Map.entry(0, set("of the block that stands")));
        }
    }

    @Test
    void what_is_not_kept_leaves_the_disk() throws Exception {
        write();
        try (PrivateDataFile file = PrivateDataFile.open(path())) {
            file.rewrite(
                    (block, transaction, set) -> set.equals(set("two")) ? TxPvtReadWriteSet.getDefaultInstance() : set);

            assertThat(file.read(7)).containsExactly(Map.entry(4, set("three")));
            file.append(9, Map.of(0, set("four")));
        }
        assertThat(ByteString.copyFrom(Files.readAllBytes(path())).toString(StandardCharsets.ISO_8859_1))
                .contains("one", "three", "four")
                .doesNotContain("two");
        try (PrivateDataFile file = PrivateDataFile.open(path())) {
            assertThat(file.blocks()).containsExactly(3L, 7L, 9L);
        }
    }
}
