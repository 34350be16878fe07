package org.commonway.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timetables of any size. */
class SampleTimetableTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    private Path write(long seed, long stopTimes, String name) throws IOException {
        Path zip = folder.resolve(name);
        SampleTimetable.write(seed, stopTimes, FIRST_DAY, zip);
        return zip;
    }

    private static long rows(Path zip, String table) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            byte[] text = file.getInputStream(file.getEntry(table)).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().count() - 1;
        }
    }

    @Test
    void it_has_as_many_stop_times_as_asked_for_and_at_most_a_line_more() throws IOException {
        assertThat(rows(write(7, 20_000, "small.zip"), "stop_times.txt")).isBetween(20_000L, 40_000L);
        assertThat(rows(write(7, 200_000, "large.zip"), "stop_times.txt")).isBetween(200_000L, 240_000L);
    }

    @Test
    void more_stop_times_go_over_more_ground() throws IOException {
        assertThat(rows(write(7, 200_000, "large.zip"), "stops.txt"))
                .isGreaterThan(2 * rows(write(7, 20_000, "small.zip"), "stops.txt"));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_others() throws IOException {
        byte[] one = Files.readAllBytes(write(7, 20_000, "one.zip"));

        assertThat(Files.readAllBytes(write(7, 20_000, "two.zip"))).isEqualTo(one);
        assertThat(Files.readAllBytes(write(8, 20_000, "other.zip"))).isNotEqualTo(one);
    }

    @Test
    void a_timetable_of_nothing_is_refused() {
        assertThatThrownBy(() -> write(7, 0, "none.zip")).hasMessageContaining("not 0");
    }
}
