package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.timetable.Timetable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsReaderTest {
    @TempDir
    Path folder;

    private static Gtfs feed() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(2, 1))
                .stop("C", Grid.at(3, 1))
                .route("1", 3);
    }

    private GtfsFeed read(Gtfs gtfs) {
        return GtfsReader.read("bus", gtfs.write(folder));
    }

    private static void refuses(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work, RefusalCode code, String text) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        PlannerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void lines_that_make_no_sense_are_left_out_and_reported_by_file_and_line() {
        GtfsFeed feed = read(feed().trip("t1", "1", "A 08:00", "B 08:10")
                .trip("t2", "9", "A 08:00", "B 08:10")
                .line("stops.txt", "X,No place,,,")
                .line("stop_times.txt", "t1,25:99:00,25:99:00,C,30,,")
                .line("stop_times.txt", "t1,08:20:00,08:20:00,Z,40,,"));

        assertThat(feed.timetable().trips().count()).isEqualTo(1);
        assertThat(feed.report().skipped())
                .extracting(skipped -> skipped.file() + ":" + skipped.line())
                .containsExactlyInAnyOrder(
                        "stops.txt:5",
                        "trips.txt:3",
                        "stop_times.txt:4",
                        "stop_times.txt:5",
                        "stop_times.txt:6",
                        "stop_times.txt:7");
        assertThat(feed.report().skippedCount()).isEqualTo(6);
    }

    @Test
    void a_trip_that_goes_back_in_time_is_left_out() {
        GtfsFeed feed = read(feed().trip("t1", "1", "A 08:00", "B 07:59").trip("t2", "1", "A 08:00", "B 08:01"));

        assertThat(feed.timetable().trips().tripId(0)).isEqualTo("t2");
        assertThat(feed.report().skipped().get(0).why()).isEqualTo("trip t1 goes back in time at stop_sequence 20");
    }

    @Test
    void a_stop_without_a_time_gets_one_in_between() {
        Timetable timetable =
                read(feed().trip("t1", "1", "A 08:00", "B", "C 08:10")).timetable();

        assertThat(timetable.trips().callArrival(1)).isEqualTo(8 * 3600 + 300);
    }

    @Test
    void calls_may_come_in_any_order() {
        Timetable timetable = read(feed().line("trips.txt", "1,daily,t1,x")
                        .line("stop_times.txt", "t1,08:10:00,08:10:00,B,7,,")
                        .line("stop_times.txt", "t1,08:00:00,08:00:00,A,3,,"))
                .timetable();

        assertThat(timetable.trips().callSequence(0)).isEqualTo(3);
        assertThat(timetable.trips().callStop(0)).isEqualTo(0);
    }

    @Test
    void exceptions_add_and_remove_days() {
        Timetable timetable = read(feed().trip("t1", "1", "A 08:00", "B 08:10")
                        .line("calendar_dates.txt", "service_id,date,exception_type")
                        .line("calendar_dates.txt", "daily,20240514,2")
                        .line("calendar_dates.txt", "daily,20240801,1"))
                .timetable();

        assertThat(timetable.runsOn(LocalDate.of(2024, 5, 14))).isFalse();
        assertThat(timetable.runsOn(LocalDate.of(2024, 5, 15))).isTrue();
        assertThat(timetable.runsOn(LocalDate.of(2024, 8, 1))).isTrue();
        assertThat(timetable.lastDate()).isEqualTo(LocalDate.of(2024, 8, 1));
    }

    @Test
    void a_stray_quotation_mark_costs_its_own_line_only() {
        GtfsFeed feed = read(feed().trip("t1", "1", "A 08:00", "B 08:10")
                .line("stops.txt", "D,\"Stop D,41.0,-8.0,")
                .line("stops.txt", "E,\"Stop \"\"E\"\", by the sea\",41.0,-8.0,"));

        assertThat(feed.timetable().stops())
                .extracting(stop -> stop.name())
                .containsExactly("Stop A", "Stop B", "Stop C", "Stop \"E\", by the sea");
        assertThat(feed.report().skipped())
                .containsExactly(new SkippedLine(
                        "stops.txt", 5, SkipReason.LINE_BROKEN, "its quotation marks do not fit, or it is endless"));
    }

    @Test
    void a_value_may_go_over_several_lines_and_lines_are_still_counted_right() {
        GtfsFeed feed = read(feed().trip("t1", "1", "A 08:00", "B 08:10")
                .line("stops.txt", "D,\"Stop\r\n\nD\",41.0,-8.0,\r")
                .line("stops.txt", "")
                .line("stops.txt", "X,No place,,,"));

        assertThat(feed.timetable().stops().get(3).name()).isEqualTo("Stop\r\n\nD");
        assertThat(feed.report().skipped()).extracting(SkippedLine::line).containsExactly(9L);
        assertThat(feed.report().noted())
                .extracting(noted -> noted.line() + " " + noted.reason())
                .containsExactly("6 LINE_JOINED", "7 LINE_JOINED");
    }

    @Test
    void a_line_said_twice_counts_once_and_is_reported() {
        GtfsFeed feed = read(
                feed().trip("t1", "1", "A 08:00", "B 08:10").line("stop_times.txt", "t1,08:10:00,08:10:00,B,20,,"));

        assertThat(feed.timetable().trips().callCount()).isEqualTo(2);
        assertThat(feed.report().skipped())
                .extracting(SkippedLine::file, SkippedLine::line, SkippedLine::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("stop_times.txt", 4L, SkipReason.KEY_DOUBLED));
    }

    @Test
    void a_million_bad_lines_are_counted_and_a_hundred_kept() {
        Gtfs feed = feed().trip("t1", "1", "A 08:00", "B 08:10");
        String bad = "t9,08:10:00,08:10:00,B,20,,\n".repeat(1_000_000);
        LoadReport report = read(feed.line("stop_times.txt", bad)).report();

        assertThat(report.skippedCount()).isEqualTo(1_000_000);
        assertThat(report.count(SkipReason.REFERENCE_UNKNOWN)).isEqualTo(1_000_000);
        assertThat(report.skipped()).hasSize(100);
    }

    @Test
    void a_file_that_does_not_fit_its_checksum_is_refused() throws IOException {
        byte[] whole =
                Files.readAllBytes(feed().trip("t1", "1", "A 08:00", "B 08:10").write(folder));
        // The checksum of the first file stands 16 bytes into the directory's first entry.
        int directory = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        whole[directory + 16] ^= 1;
        Path file = Files.write(folder.resolve("altered.zip"), whole);

        refuses(() -> GtfsReader.read("bus", file), RefusalCode.FEED_UNREADABLE, "does not fit its checksum");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        refuses(
                () -> GtfsReader.read("bus", folder.resolve("none.zip")),
                RefusalCode.FEED_MISSING,
                "There is no timetable at");
    }

    @Test
    void what_is_no_zip_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.zip"), "not a zip");

        refuses(
                () -> GtfsReader.read("bus", file),
                RefusalCode.FEED_UNREADABLE,
                "The timetable bad.zip cannot be read (it is no zip file); give a whole GTFS zip file.");
    }

    @Test
    void a_zip_that_was_cut_off_is_refused() throws IOException {
        byte[] whole =
                Files.readAllBytes(feed().trip("t1", "1", "A 08:00", "B 08:10").write(folder));
        Path file = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));

        refuses(() -> GtfsReader.read("bus", file), RefusalCode.FEED_UNREADABLE, "cut.zip");
    }

    @Test
    void a_missing_file_or_column_is_refused_by_name() {
        refuses(
                () -> read(feed().without("stop_times.txt")),
                RefusalCode.FEED_INCOMPLETE,
                "The timetable bus.zip has no stop_times.txt, which GTFS requires");
        refuses(
                () -> read(feed().without("routes.txt").line("routes.txt", "route_id\n1")),
                RefusalCode.FEED_INCOMPLETE,
                "has no column route_type in routes.txt");
        refuses(
                () -> read(feed().without("calendar.txt")),
                RefusalCode.FEED_INCOMPLETE,
                "has neither calendar.txt nor calendar_dates.txt");
    }

    @Test
    void a_feed_without_a_trip_is_refused() {
        refuses(() -> read(feed()), RefusalCode.FEED_EMPTY, "has no trip that could be ridden");
    }

    @Test
    void a_byte_order_mark_and_a_folder_in_the_zip_do_no_harm() throws IOException {
        Path zip = folder.resolve("nested.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip));
                var in = new java.util.zip.ZipFile(feed().trip("t1", "1", "A 08:00", "B 08:10")
                        .write(folder)
                        .toFile())) {
            for (var entry : java.util.Collections.list(in.entries())) {
                out.putNextEntry(new java.util.zip.ZipEntry("feed/" + entry.getName()));
                out.write("\uFEFF".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                in.getInputStream(entry).transferTo(out);
                out.closeEntry();
            }
        }

        assertThat(GtfsReader.read("bus", zip).timetable().trips().count()).isEqualTo(1);
    }
}
