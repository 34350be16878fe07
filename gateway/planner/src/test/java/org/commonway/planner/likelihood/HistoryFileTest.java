package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.commonway.planner.likelihood.HistoryTrouble.Reason;
import org.commonway.planner.vehicles.FormFactor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history kept on disk comes back as it was, or not at all. */
class HistoryFileTest {
    @TempDir
    private Path folder;

    private Path path;
    private HistoryFile file;
    private History history;

    @BeforeEach
    void somethingWasSeen() throws IOException {
        path = folder.resolve("deep/history");
        file = new HistoryFile(path);
        Random random = new Random(3);
        List<DelayTable.Seen> seen = IntStream.range(0, 2_000)
                .mapToObj(i -> new DelayTable.Seen(
                        new RouteKey("bus", "line " + i % 7), random.nextInt(RouteDelays.SLOTS), (int)
                                (300 * random.nextGaussian())))
                .toList();
        Takings takings = new Takings();
        takings.stood(4, 31.5);
        takings.taken(4, 12);
        history = History.of(new History.Tables(
                DelayTable.EMPTY.with(seen).faded(0.9),
                19_857,
                new VehicleTable(Map.of(new CellKey("scoot", FormFactor.SCOOTER, false, 9_118, -1_343), takings)),
                19_858));
        file.write(history);
    }

    private Reason refusal(byte[] bytes) throws IOException {
        Files.write(path, bytes);
        HistoryFile.Kept kept = file.read();
        assertThat(kept.history().tables()).isEqualTo(History.Tables.EMPTY);
        HistoryTrouble trouble = kept.trouble().orElseThrow();
        assertThat(trouble.sentence()).contains(path.toString()).endsWith(".");
        return trouble.reason();
    }

    private byte[] written() throws IOException {
        return Files.readAllBytes(path);
    }

    @Test
    void what_was_written_is_read_again_to_the_last_digit() {
        HistoryFile.Kept kept = file.read();

        assertThat(kept.trouble()).isEmpty();
        assertThat(kept.history().tables()).isEqualTo(history.tables());
    }

    @Test
    void it_is_small() throws IOException {
        assertThat(Files.size(path)).isLessThan(20_000);
    }

    @Test
    void where_there_is_no_file_the_history_begins_empty_without_trouble() {
        HistoryFile.Kept kept = new HistoryFile(folder.resolve("none")).read();

        assertThat(kept.trouble()).isEmpty();
        assertThat(kept.history().tables()).isEqualTo(History.Tables.EMPTY);
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        assertThat(refusal(new byte[0])).isEqualTo(Reason.NO_HISTORY);
        assertThat(refusal("a letter to the operator".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NO_HISTORY);
    }

    @Test
    void a_file_of_another_version_is_refused() throws IOException {
        byte[] bytes = written();
        ByteBuffer.wrap(bytes).putInt(4, 99);

        assertThat(refusal(bytes)).isEqualTo(Reason.OTHER_VERSION);
    }

    @Test
    void a_file_that_is_cut_anywhere_is_refused() throws IOException {
        byte[] bytes = written();
        for (int length = 4; length < bytes.length; length += 1 + bytes.length / 50) {
            assertThat(refusal(Arrays.copyOf(bytes, length))).isEqualTo(Reason.CUT);
        }
    }

    @Test
    void a_file_with_a_wrong_byte_anywhere_is_refused() throws IOException {
        byte[] bytes = written();
        for (int at = 8; at < bytes.length; at += 1 + bytes.length / 50) {
            byte[] altered = bytes.clone();
            altered[at] ^= 0x10;
            assertThat(refusal(altered)).isIn(Reason.ALTERED, Reason.CUT);
        }
        assertThat(refusal(Arrays.copyOf(bytes, bytes.length + 3))).isEqualTo(Reason.ALTERED);
    }

    @Test
    void a_file_that_was_written_so_but_makes_no_sense_is_refused() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(12 + 5 + 8);
        bytes.put(written(), 0, 8).putInt(5).put(new byte[] {1, 2, 3, 4, 5});
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), 0, bytes.position());
        bytes.putLong(checksum.getValue());

        assertThat(refusal(bytes.array())).isEqualTo(Reason.SENSELESS);
    }

    @Test
    void a_file_that_cannot_be_read_is_told_of() throws IOException {
        Files.delete(path);
        Files.createDirectory(path);
        HistoryFile.Kept kept = file.read();

        assertThat(kept.trouble().orElseThrow().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(kept.history().tables()).isEqualTo(History.Tables.EMPTY);
    }
}
