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
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain on disk, as it is found after a fall. */
class BlockFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("blocks.log");
    }

    private List<Block> read() throws IOException {
        List<Block> blocks = new ArrayList<>();
        BlockFile.open(file(), blocks::add).close();
        return blocks;
    }

    private static void append(BlockFile blocks, String... transactions) throws IOException {
        List<ByteString> envelopes =
                Arrays.stream(transactions).map(ByteString::copyFromUtf8).toList();
        List<TxValidationCode> codes =
                envelopes.stream().map(unused -> TxValidationCode.VALID).toList();
        blocks.append(Blocks.make(blocks.height(), blocks.lastHash(), envelopes, codes));
    }

    private long[] write(int count) throws IOException {
        long[] ends = new long[count];
        try (BlockFile blocks = BlockFile.open(file(), block -> {})) {
            for (int i = 0; i < count; i++) {
                append(blocks, "tx" + i, "another" + i);
                ends[i] = Files.size(file());
            }
        }
        return ends;
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
    void an_append_cut_short_at_any_byte_is_cut_off_and_the_chain_goes_on() throws IOException {
        long[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (long cut = ends[1]; cut < ends[2]; cut++) {
            Files.write(file(), Arrays.copyOf(whole, (int) cut));
            assertThat(read()).as("cut at %d", cut).hasSize(2);
            assertThat(Files.size(file())).isEqualTo(ends[1]);
            try (BlockFile blocks = BlockFile.open(file(), block -> {})) {
                append(blocks, "after");
            }
            assertThat(read()).hasSize(3);
        }
    }

    @Test
    void room_that_was_allocated_and_not_written_is_cut_off() throws IOException {
        long[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (long cut = ends[1]; cut < ends[2]; cut += 7) {
            byte[] zeroed = Arrays.copyOf(whole, whole.length);
            Arrays.fill(zeroed, (int) cut, zeroed.length, (byte) 0);
            Files.write(file(), zeroed);
            if (cut == ends[1] || cut >= ends[1] + RecordFormat.HEAD_BYTES) {
                assertThat(read()).as("zero from %d", cut).hasSize(2);
            } else {
                assertThatThrownBy(this::read).isInstanceOf(DamagedLog.class); // half a head: better ask
            }
        }
    }

    @Test
    void a_changed_byte_anywhere_refuses_and_names_the_offset_of_its_block() throws IOException {
        long[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x40;
            Files.write(file(), changed);
            long start = at < ends[0] ? 0 : at < ends[1] ? ends[0] : ends[1];
            assertThatThrownBy(this::read)
                    .as("byte %d", at)
                    .isInstanceOf(DamagedLog.class)
                    .hasMessageContaining("offset " + start + " ");
        }
    }

    @Test
    void a_chain_that_does_not_link_refuses_and_names_the_block() throws IOException {
        long[] ends = write(3);
        byte[] whole = Files.readAllBytes(file());
        byte[] first = Arrays.copyOfRange(whole, 0, (int) ends[0]);
        byte[] third = Arrays.copyOfRange(whole, (int) ends[1], (int) ends[2]);
        byte[] joined = Arrays.copyOf(first, first.length + third.length);
        System.arraycopy(third, 0, joined, first.length, third.length);
        Files.write(file(), joined);

        assertThatThrownBy(this::read).isInstanceOf(DamagedLog.class).hasMessageContaining("block 1 ");
    }
}
