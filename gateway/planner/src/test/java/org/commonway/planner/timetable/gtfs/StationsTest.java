package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Level;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.PathwayMode;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationsTest {
    @TempDir
    Path folder;

    private static Gtfs feed() {
        return Gtfs.of("metro")
                .columns(
                        "stops.txt",
                        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code,stop_code,"
                                + "level_id,wheelchair_boarding,stop_timezone,zone_id")
                .line("stops.txt", "area,,,,4,P1,,,L1,,,")
                .line("stops.txt", "P1,Trindade,41.001,-8.001,0,S,1,TRD1,L1,,Europe/Madrid,PRT1")
                .line("stops.txt", "P2,Trindade,41.001,-8.001,,S,2,,L1,2,,")
                .line("stops.txt", "S,Trindade,41.001,-8.001,1,,,,,1,,")
                .line("stops.txt", "E,Rua,41.002,-8.001,2,S,,,L0,,,")
                .line("stops.txt", "N,,,,3,S,,,,,,")
                .columns("levels.txt", "level_id,level_index,level_name")
                .line("levels.txt", "L0,0,Street")
                .line("levels.txt", "L1,-1.5,Platforms")
                .columns(
                        "pathways.txt",
                        "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time,"
                                + "stair_count,max_slope,min_width,signposted_as,reversed_signposted_as")
                .route("D", 1)
                .trip("t", "D", "P1 08:00", "P2 08:10");
    }

    private GtfsFeed read(Gtfs gtfs) {
        return GtfsReader.read("metro", gtfs.write(folder));
    }

    private static Stop stop(GtfsFeed feed, String id) {
        return feed.timetable().stops().stream()
                .filter(stop -> stop.stopId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_parts_of_a_station_know_what_they_are_and_whose() {
        GtfsFeed feed = read(feed());

        assertThat(stop(feed, "P1").detail().type()).isEqualTo(LocationType.STOP);
        assertThat(stop(feed, "P1").parent()).isEqualTo(OptionalInt.of(3));
        assertThat(stop(feed, "P1").detail().platformCode()).isEqualTo("1");
        assertThat(stop(feed, "P1").detail().code()).isEqualTo("TRD1");
        assertThat(stop(feed, "P1").detail().zone()).contains(ZoneId.of("Europe/Madrid"));
        assertThat(stop(feed, "P1").detail().fareZoneId()).isEqualTo("PRT1");
        assertThat(stop(feed, "area").parent()).isEqualTo(OptionalInt.of(1));
        assertThat(stop(feed, "area").coordinate()).isEqualTo(stop(feed, "P1").coordinate());
        assertThat(stop(feed, "N").coordinate()).isEqualTo(stop(feed, "S").coordinate());
        assertThat(stop(feed, "E").detail().type()).isEqualTo(LocationType.ENTRANCE);
        assertThat(feed.timetable().stations().levels())
                .containsExactly(new Level("L0", 0, "Street"), new Level("L1", -1.5, "Platforms"));
        assertThat(stop(feed, "P2").detail().level()).isEqualTo(OptionalInt.of(1));
        assertThat(feed.timetable().zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    }

    @Test
    void what_a_platform_does_not_say_of_wheelchairs_its_station_says() {
        GtfsFeed feed = read(feed());

        assertThat(stop(feed, "P1").detail().wheelchairBoarding()).isEqualTo(Possibility.POSSIBLE);
        assertThat(stop(feed, "area").detail().wheelchairBoarding()).isEqualTo(Possibility.POSSIBLE);
        assertThat(stop(feed, "P2").detail().wheelchairBoarding()).isEqualTo(Possibility.IMPOSSIBLE);
    }

    @Test
    void pathways_say_how_people_move_and_how_far() {
        GtfsFeed feed = read(feed().line("pathways.txt", "w1,E,N,2,1,12.5,30,-20,,1.2,Metro,Rua")
                .line("pathways.txt", "w2,N,area,5,0,,45,,0.083,,,"));

        assertThat(feed.timetable().stations().pathways())
                .containsExactly(
                        new Pathway(
                                "w1",
                                4,
                                5,
                                PathwayMode.STAIRS,
                                true,
                                new Pathway.Shape(
                                        OptionalDouble.of(12.5),
                                        OptionalInt.of(30),
                                        OptionalInt.of(-20),
                                        0,
                                        OptionalDouble.of(1.2)),
                                new Pathway.Signs("Metro", "Rua")),
                        new Pathway(
                                "w2",
                                5,
                                0,
                                PathwayMode.ELEVATOR,
                                false,
                                new Pathway.Shape(
                                        OptionalDouble.empty(),
                                        OptionalInt.of(45),
                                        OptionalInt.empty(),
                                        0.083,
                                        OptionalDouble.empty()),
                                new Pathway.Signs("", "")));
        assertThat(feed.report().skipped()).isEmpty();
        assertThat(feed.report().noted()).isEmpty();
    }

    @Test
    void pathways_that_cannot_be_are_reported() {
        GtfsFeed feed = read(feed().line("pathways.txt", "w1,E,S,1,1,,,,,,,")
                .line("pathways.txt", "w2,N,E,7,1,,,,,,,")
                .line("pathways.txt", "w3,N,E,8,1,,,,,,,")
                .line("pathways.txt", "w4,N,E,1,,,,,,,,")
                .line("pathways.txt", "w5,N,Q,1,1,,,,,,,")
                .line("pathways.txt", "w6,N,E,1,1,-3,0,,,0,,")
                .line("pathways.txt", "w6,N,E,1,1,,,,,,,"));

        assertThat(feed.timetable().stations().pathways())
                .extracting(Pathway::pathwayId)
                .containsExactly("w6");
        assertThat(feed.report().skipped())
                .extracting(line -> line.line() + " " + line.reason())
                .containsExactly(
                        "2 RULE_FORBIDDEN",
                        "3 RULE_FORBIDDEN",
                        "4 VALUE_INVALID",
                        "5 VALUE_INVALID",
                        "6 REFERENCE_UNKNOWN",
                        "8 KEY_DOUBLED");
        assertThat(feed.report().count(SkipReason.VALUE_IGNORED)).isEqualTo(1);
    }

    @Test
    void vehicles_call_at_stops_and_boarding_areas_only() {
        GtfsFeed feed = read(feed().line("trips.txt", "D,daily,u,x")
                .line("stop_times.txt", "u,08:00:00,08:00:00,area,1,,")
                .line("stop_times.txt", "u,08:01:00,08:01:00,S,2,,")
                .line("stop_times.txt", "u,08:02:00,08:02:00,E,3,,")
                .line("stop_times.txt", "u,08:05:00,08:05:00,P2,4,,"));

        assertThat(feed.timetable().trips().callCount()).isEqualTo(4);
        assertThat(feed.report().count(SkipReason.STOP_NOT_BOARDABLE)).isEqualTo(2);
    }

    @Test
    void a_parent_that_cannot_be_one_is_not_used_and_noted() {
        GtfsFeed feed = read(feed().line("stops.txt", "X,,41.001,-8.001,0,P1,,,,,,")
                .line("stops.txt", "Y,,41.001,-8.001,0,gone,,,,,,")
                .line("stops.txt", "Z,,41.001,-8.001,1,S,,,,,,")
                .line("stops.txt", "lost,,,,3,,,,,,,")
                .line("stops.txt", "odd,,41.001,-8.001,9,,,,,,,"));

        assertThat(stop(feed, "X").parent()).isEmpty();
        assertThat(feed.report().count(SkipReason.PARENT_IGNORED)).isEqualTo(3);
        assertThat(feed.report().skipped())
                .extracting(line -> line.line() + " " + line.reason())
                .containsExactly("12 VALUE_INVALID", "11 VALUE_INVALID");
    }
}
