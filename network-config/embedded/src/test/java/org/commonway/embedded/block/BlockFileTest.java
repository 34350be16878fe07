package org.commonway.embedded.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain on disk, as it is found after a fall, at every byte of its last record. */
class BlockFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("blocks.log");
    }

    private List<Block> read() throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (BlockFile file = BlockFile.open(file(), ChannelFile::open)) {
            file.openAt(ChainPoint.START, stored -> blocks.add(stored.block()));
        }
        return blocks;
    }

    private BlockFile open() throws IOException {
        return open(ChannelFile::open);
    }

    private BlockFile open(StorageFile.Opener disk) throws IOException {
        BlockFile blocks = BlockFile.open(file(), disk);
        blocks.openAt(ChainPoint.START, stored -> {});
        return blocks;
    }

    private static ChainPoint append(BlockFile blocks, String... transactions) throws IOException {
        List<ByteString> envelopes =
                Arrays.stream(transactions).map(ByteString::copyFromUtf8).toList();
        List<TxValidationCode> codes =
                envelopes.stream().map(unused -> TxValidationCode.VALID).toList();
        ChainPoint end = blocks.end();
        return blocks.append(Blocks.make(end.height(), end.lastHash(), envelopes, codes));
    }

    private int[] write(int count) throws IOException {
        int[] ends = new int[count];
        try (BlockFile blocks = open()) {
            for (int i = 0; i < count; i++) {
                ends[i] =
                        Math.toIntExact(append(blocks, "tx" + i, "another" + i).offset());
            }
        }
        return ends;
    }

    private List<Path> sideFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().contains(".cut-"))
                    .toList();
        }
    }

    private void removeSideFiles() throws IOException {
        for (Path side : sideFiles()) {
            Files.delete(side);
        }
    }

    /** The file is cut back to two blocks, what was cut off is kept, and the chain goes on. */
    private void assertCutBackTo(int end, byte[] tail, String where) throws IOException {
        assertThat(read()).as(where).hasSize(2);
        assertThat(Files.size(file())).as(where).isEqualTo(end);
        if (tail.length > 0) {
            assertThat(sideFiles()).as(where).singleElement().satisfies(side -> {
                assertThat(side.getFileName()).hasToString("blocks.log.cut-" + end);
                assertThat(Files.readAllBytes(side)).isEqualTo(tail);
            });
        }
        try (BlockFile blocks = open()) {
            append(blocks, "after");
        }
        assertThat(read()).as(where).hasSize(3);
        removeSideFiles();
    }

    @Test
    void blocks_are_read_back_as_they_were_written() throws IOException {
        write(3);

        assertThat(read())
                .hasSize(3)
                .last()
                .satisfies(block ->
                        assertThat(block.getData().getData(0).toStringUtf8()).isEqualTo("tx2"));
    }

    @Test
    void the_last_record_cut_short_at_any_byte_is_cut_off_and_kept_and_the_chain_goes_on() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int cut = ends[1]; cut < ends[2]; cut++) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            assertCutBackTo(ends[1], Arrays.copyOfRange(whole, ends[1], cut), "cut at " + cut);
        }
    }

    @Test
    void any_byte_of_the_last_record_flipped_cuts_it_off_and_keeps_it_and_the_chain_goes_on() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int at = ends[1]; at < ends[2]; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file(), changed);
            assertCutBackTo(ends[1], Arrays.copyOfRange(changed, ends[1], ends[2]), "byte " + at);
        }
    }

    @Test
    void any_bit_flipped_before_the_last_record_refuses_names_the_offset_and_changes_nothing() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < ends[1]; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(file(), changed);
                assertThatThrownBy(this::read)
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOf(DamagedLog.class)
                        .hasMessageContaining("offset " + (at < ends[0] ? 0 : ends[0]) + " ");
                assertThat(Files.readAllBytes(file())).isEqualTo(changed);
            }
        }
        assertThat(sideFiles()).isEmpty();
    }

    @Test
    void a_flipped_record_before_one_that_was_cut_short_anywhere_refuses() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int at = ends[0]; at < ends[1]; at++) {
            byte[] changed = Arrays.copyOf(whole, ends[1] + RecordFormat.HEAD_BYTES + 3);
            changed[at] ^= 0x40;
            Files.write(file(), changed);
            assertThatThrownBy(this::read)
                    .as("byte %d", at)
                    .isInstanceOf(DamagedLog.class)
                    .hasMessageContaining("offset " + ends[0] + " ");
        }
    }

    @Test
    void room_that_was_allocated_and_not_written_is_cut_off() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int from = ends[1]; from < ends[2]; from++) {
            byte[] zeroed = Arrays.copyOf(whole, whole.length + 5);
            Arrays.fill(zeroed, from, zeroed.length, (byte) 0);
            Files.write(file(), zeroed);
            assertCutBackTo(ends[1], Arrays.copyOfRange(zeroed, ends[1], zeroed.length), "zero from " + from);
        }
    }

    @Test
    void a_first_block_cut_short_at_any_byte_begins_anew() throws IOException {
        int[] ends = write(1);
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 0; cut < ends[0]; cut++) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            assertThat(read()).as("cut at %d", cut).isEmpty();
        }
    }

    @Test
    void a_file_of_something_else_is_refused_and_not_touched() throws IOException {
        for (String content : List.of("x", "hello, world", "a diary, and long enough to hold a head")) {
            Files.writeString(file(), content);
            assertThatThrownBy(this::read).isInstanceOf(DamagedLog.class).hasMessageContaining("offset 0 ");
            assertThat(file()).hasContent(content);
        }
        assertThat(sideFiles()).isEmpty();
    }

    @Test
    void a_chain_that_does_not_link_refuses_and_names_the_block() throws IOException {
        int[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        byte[] first = Arrays.copyOfRange(whole, 0, ends[0]);
        byte[] third = Arrays.copyOfRange(whole, ends[1], ends[2]);
        byte[] joined = Arrays.copyOf(first, first.length + third.length);
        System.arraycopy(third, 0, joined, first.length, third.length);
        Files.write(file(), joined);

        assertThatThrownBy(this::read).isInstanceOf(DamagedLog.class).hasMessageContaining("block 1 ");
    }

    @Test
    void reading_on_from_a_point_in_the_middle_reads_only_what_follows() throws IOException {
        write(3);
        List<Block> later = new ArrayList<>();
        try (BlockFile blocks = BlockFile.open(file(), ChannelFile::open)) {
            ChainPoint second = blocks.find(0).orElseThrow().after();
            blocks.openAt(second, stored -> later.add(stored.block()));
            append(blocks, "fourth");
        }

        assertThat(later).extracting(block -> block.getHeader().getNumber()).containsExactly(1L, 2L);
        assertThat(read()).hasSize(4);
    }

    @Test
    void a_block_that_finds_no_room_leaves_the_file_as_it_was_and_goes_in_once_there_is() throws IOException {
        TroubledFile disk = new TroubledFile(file());
        try (BlockFile blocks = open(disk)) {
            append(blocks, "first");
            long size = Files.size(file());
            disk.room = size + 100;
            assertThatThrownBy(() -> append(blocks, "x".repeat(300))).hasMessageContaining("No space left");
            assertThat(Files.size(file())).isEqualTo(size);
            assertThatThrownBy(blocks::repair).hasMessageContaining("No space left");
            assertThat(blocks.isSound()).isFalse();
            assertThat(Files.size(file())).isEqualTo(size);

            disk.room = Long.MAX_VALUE;
            blocks.repair();
            append(blocks, "x".repeat(300));
        }
        assertThat(read()).hasSize(2);
    }

    /** What a failed force leaves in memory is not what is on the disk: the repair must not build on it. */
    @Test
    void after_a_failed_force_the_last_page_is_written_again_before_anything_is_acknowledged() throws IOException {
        TroubledFile disk = new TroubledFile(file());
        List<byte[]> acknowledged = new ArrayList<>();
        try (BlockFile blocks = open(disk)) {
            for (int i = 0; i < 40; i++) {
                if (i % 3 == 1) {
                    disk.failForces = 1 + i % 2;
                    String lost = "lost" + i + "x".repeat(i * 997);
                    assertThatThrownBy(() -> append(blocks, lost)).hasMessageContaining("Input/output error");
                    for (int tries = 0; !blocks.isSound(); tries++) {
                        assertThat(tries).isLessThan(3);
                        tryToRepair(blocks);
                    }
                }
                append(blocks, "kept" + i + "y".repeat(i * 1_013));
                acknowledged.add(disk.onDisk());
            }
        }
        // The power goes after any acknowledgement: the disk holds every block that was acknowledged.
        for (int i = 0; i < acknowledged.size(); i++) {
            Files.write(file(), acknowledged.get(i));
            assertThat(read()).as("after block %d", i).hasSize(i + 1);
        }
    }

    @Test
    void a_block_that_was_never_forced_is_forced_when_the_file_is_opened() throws IOException {
        write(2);
        TroubledFile disk = new TroubledFile(file());
        disk.forgetLastPages(); // as if the process before this one had not forced its last block
        try (BlockFile blocks = open(disk)) {
            assertThat(blocks.end().height()).isEqualTo(2);
        }
        byte[] onDisk = disk.onDisk();
        assertThat(onDisk).isEqualTo(Files.readAllBytes(file()));
    }

    private static void tryToRepair(BlockFile blocks) {
        try {
            blocks.repair();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Input/output error");
        }
    }
}
