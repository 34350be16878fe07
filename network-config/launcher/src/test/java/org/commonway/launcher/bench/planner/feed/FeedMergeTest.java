package org.commonway.launcher.bench.planner.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus and a metro that call different stops and services by the same ids. */
class FeedMergeTest {
    private static final Point BUS_STOP = new Point(41.1, -8.6);
    private static final Point METRO_STOP = new Point(41.2, -8.5);

    @TempDir
    Path folder;

    private Path bus() throws IOException {
        return zip(
                "bus.zip",
                Map.of(
                        "agency.txt", "agency_name,agency_url,agency_timezone\nBus,http://b.example,Europe/Lisbon\n",
                        "stops.txt", "stop_id,stop_name,stop_lat,stop_lon\nA,\"Alto, cima\",41.1,-8.6\n",
                        "routes.txt", "route_id,route_short_name,route_type\n1,1,3\n",
                        "trips.txt", "route_id,service_id,trip_id,shape_id\n1,week,t,s\n",
                        "stop_times.txt",
                                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt,08:00:00,08:00:00,A,1\n",
                        "calendar_dates.txt", "service_id,date,exception_type\nweek,20240514,1\n"));
    }

    private Path metro() throws IOException {
        return zip(
                "metro.zip",
                Map.of(
                        "agency.txt",
                                "\uFEFFagency_id,agency_name,agency_url,agency_timezone\nM,Metro,http://m.example,Europe/Lisbon\n",
                        "stops.txt",
                                "stop_id,stop_name,stop_lat,stop_lon,parent_station\nA,Aliados,41.2,-8.5,P\nP,Aliados,41.2,-8.51,\n",
                        "routes.txt", "route_id,agency_id,route_short_name,route_type\n1,,D,1\n",
                        "trips.txt", "route_id,service_id,trip_id\n1,week,t\n",
                        "transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nA,A,2,90\n"));
    }

    private Path zip(String name, Map<String, String> files) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private MergedFeed merge() throws IOException {
        return FeedMerge.merge(List.of(bus(), metro()), folder.resolve("merged.zip"));
    }

    private static List<String> lines(MergedFeed feed, String file) throws IOException {
        try (ZipFile zip = new ZipFile(feed.zip().toFile())) {
            return new String(zip.getInputStream(zip.getEntry(file)).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void the_same_id_of_two_feeds_stays_two() throws IOException {
        MergedFeed feed = merge();

        assertThat(lines(feed, "stops.txt"))
                .containsExactly(
                        "stop_id,parent_station,stop_name,stop_lat,stop_lon,location_type",
                        "0_A,,\"Alto, cima\",41.1,-8.6,",
                        "1_A,1_P,Aliados,41.2,-8.5,",
                        "1_P,,Aliados,41.2,-8.51,");
        assertThat(lines(feed, "trips.txt")).contains("0_1,0_week,0_t,", "1_1,1_week,1_t,");
        assertThat(lines(feed, "calendar_dates.txt")).hasSize(2);
        assertThat(lines(feed, "transfers.txt")).contains("1_A,1_A,2,90");
        assertThat(feed.zip()).exists();
    }

    @Test
    void an_agency_without_an_id_and_a_route_without_an_agency_find_each_other() throws IOException {
        MergedFeed feed = merge();

        assertThat(lines(feed, "agency.txt")).anyMatch(line -> line.startsWith("0_,Bus"));
        assertThat(lines(feed, "agency.txt")).anyMatch(line -> line.startsWith("1_M,Metro"));
        assertThat(lines(feed, "routes.txt")).anyMatch(line -> line.startsWith("0_1,0_,"));
        assertThat(lines(feed, "routes.txt")).anyMatch(line -> line.startsWith("1_1,1_M,"));
    }

    @Test
    void a_query_finds_its_stop_by_id_and_place_whatever_prefix_its_own_feed_had() throws IOException {
        MergedFeed feed = merge();

        assertThat(feed.getStopId(query(), new PlannerQuery.End("A", BUS_STOP))).isEqualTo("0_A");
        assertThat(feed.getStopId(query(), new PlannerQuery.End("A", METRO_STOP)))
                .isEqualTo("1_A");
        assertThat(feed.getStopId(query(), new PlannerQuery.End("M_A", METRO_STOP)))
                .isEqualTo("1_A");
        assertThatThrownBy(() -> feed.getStopId(query(), new PlannerQuery.End("A", new Point(41.3, -8.5))))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("Query q names the stop A at 41.3,-8.5");
    }

    private static PlannerQuery query() {
        PlannerQuery.End end = new PlannerQuery.End("A", BUS_STOP);
        return new PlannerQuery("q", end, end, 0);
    }

    @Test
    void what_is_no_zip_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThatThrownBy(() -> FeedMerge.merge(List.of(text), folder.resolve("merged.zip")))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("text.zip");
    }
}
