package org.commonway.samplecity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.commonway.samplecity.feed.FeedFacts;
import org.commonway.samplecity.feed.FeedReader;
import org.commonway.samplecity.feed.FeedUnreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
    private static final Map<String, String> GOOD = Map.of(
            "agency.txt", "\uFEFFagency_id,agency_name,agency_timezone\n,Tram,Europe/Lisbon\n",
            "stops.txt", "stop_id,stop_name,stop_lat,stop_lon\na,A,41.1,-8.6\n",
            "trips.txt", "route_id,service_id,trip_id\nr,s,t\n",
            "calendar_dates.txt", "service_id,date,exception_type\ns,20240514,1\nother,20240601,1\n");

    @TempDir
    Path folder;

    @Test
    void an_agency_without_id_goes_by_its_name_and_unused_services_do_not_count() throws Exception {
        FeedFacts facts = FeedReader.read(zip(GOOD));

        assertThat(facts.agencyId()).isEqualTo("Tram");
        assertThat(facts.serviceDates()).containsExactly(LocalDate.of(2024, 5, 14));
    }

    @Test
    void a_file_that_is_no_zip_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("page.zip"), "<html>not found</html>");

        refused(file, "page.zip is no zip file");
    }

    @Test
    void a_missing_file_is_named() {
        refused(folder.resolve("nowhere.zip"), "There is no GTFS file");
    }

    @Test
    void an_empty_feed_is_refused() throws Exception {
        refused(zip(with("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\n")), "stops.txt has no usable line");
    }

    @Test
    void a_broken_place_is_refused_with_its_line() throws Exception {
        refused(zip(with("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\na,A,north,-8.6\n")), "line 2");
    }

    @Test
    void a_feed_without_a_day_of_service_is_refused() throws Exception {
        refused(zip(with("calendar_dates.txt", "service_id,date,exception_type\n")), "no day of service");
    }

    @Test
    void an_unknown_time_zone_is_refused() throws Exception {
        refused(zip(with("agency.txt", "agency_name,agency_timezone\nTram,Europe/Atlantis\n")), "Europe/Atlantis");
    }

    private static void refused(Path file, String part) {
        assertThatThrownBy(() -> FeedReader.read(file))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }

    private static Map<String, String> with(String table, String text) {
        Map<String, String> tables = new TreeMap<>(GOOD);
        tables.put(table, text);
        return tables;
    }

    private Path zip(Map<String, String> tables) throws IOException {
        Path file = folder.resolve("feed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> table : tables.entrySet()) {
                zip.putNextEntry(new ZipEntry(table.getKey()));
                zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
