package org.commonway.planner.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Timetable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways through a station with the entrances E and F, the platforms P and Q, and a node N where ways meet. */
class StationWaysTest {
    @TempDir
    Path folder;

    private static Gtfs station() {
        return Gtfs.of("metro")
                .columns(
                        "stops.txt",
                        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding")
                .line("stops.txt", "S,Trindade,41.0,-8.0,1,,")
                .line("stops.txt", "P,Trindade,41.0,-8.0,0,S,")
                .line("stops.txt", "Q,Trindade,41.0,-8.0,0,S,")
                .line("stops.txt", "E,North,41.0,-8.0,2,S,")
                .line("stops.txt", "F,South,41.0,-8.0,2,S,")
                .line("stops.txt", "G,West,41.0,-8.0,2,S,2")
                .line("stops.txt", "N,,,,3,S,")
                .line("stops.txt", "X,Alone,41.001,-8.0,0,,")
                .route("M", 1)
                .trip("t", "M", "P 08:00", "X 08:10")
                .columns(
                        "pathways.txt",
                        "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time,"
                                + "stair_count,max_slope,min_width");
    }

    /** From "from to" to "seconds metres". */
    private Map<String, String> ways(Gtfs feed, boolean stepFree) {
        Timetable timetable = feed.read(folder);
        return StationWays.of(timetable, stepFree).ways().stream()
                .collect(Collectors.toMap(
                        way -> id(timetable, way.from()) + id(timetable, way.to()),
                        way -> way.seconds() + " " + way.metres()));
    }

    private static String id(Timetable timetable, int stop) {
        return timetable.stops().get(stop).stopId();
    }

    @Test
    void a_way_takes_its_traversal_time_whatever_its_length() {
        assertThat(ways(station().line("pathways.txt", "w,E,P,1,0,100,30,,,"), false))
                .containsOnly(Map.entry("EP", "30 100"));
    }

    @Test
    void a_way_without_a_time_takes_its_length_at_5_km_an_hour() {
        assertThat(ways(station().line("pathways.txt", "w,E,P,1,0,100,,,,"), false))
                .containsOnly(Map.entry("EP", "72 100"));
    }

    @Test
    void stairs_take_as_long_as_forty_centimetres_for_each_step_up_or_down() {
        assertThat(ways(station().line("pathways.txt", "w,E,P,2,1,,,-50,,"), false))
                .containsOnly(Map.entry("EP", "15 20"), Map.entry("PE", "15 20"));
    }

    @Test
    void a_way_of_which_only_the_mode_is_known_takes_what_its_mode_mostly_takes() {
        assertThat(ways(
                        station()
                                .line("pathways.txt", "l,E,P,5,0,,,,,")
                                .line("pathways.txt", "e,F,P,4,0,,,,,")
                                .line("pathways.txt", "g,G,P,6,0,,,,,"),
                        false))
                .containsOnly(Map.entry("EP", "60 0"), Map.entry("FP", "30 0"), Map.entry("GP", "5 0"));
    }

    @Test
    void a_way_of_several_parts_is_their_sum_and_the_quickest_counts() {
        assertThat(ways(
                        station()
                                .line("pathways.txt", "a,E,N,1,0,,20,,,")
                                .line("pathways.txt", "b,N,P,1,0,,25,,,")
                                .line("pathways.txt", "c,E,P,1,0,,50,,,"),
                        false))
                .containsEntry("EP", "45 0");
    }

    @Test
    void platforms_are_joined_without_going_out_and_one_way_only_where_the_way_is() {
        assertThat(ways(
                        station().line("pathways.txt", "a,P,N,1,0,,20,,,").line("pathways.txt", "b,N,Q,1,0,,25,,,"),
                        false))
                .containsOnly(Map.entry("PQ", "45 0"));
    }

    @Test
    void a_platform_is_behind_entrances_if_one_leads_to_it_or_from_it() {
        Timetable timetable = station()
                .line("pathways.txt", "a,E,P,1,0,,20,,,")
                .line("pathways.txt", "b,Q,F,7,0,,25,,,")
                .read(folder);

        assertThat(StationWays.of(timetable, true).behindEntrances().stream().mapToObj(stop -> id(timetable, stop)))
                .containsExactlyInAnyOrder("P", "Q");
    }

    @Test
    void trips_call_at_a_platform_that_pathways_reach_by_its_boarding_areas() {
        Gtfs feed = station().line("stops.txt", "A,Front,41.0,-8.0,4,P,").line("pathways.txt", "a,E,A,1,1,,20,,,");

        assertThat(ways(feed, false)).containsEntry("EP", "20 0").containsEntry("PE", "20 0");
    }

    @Test
    void a_wheelchair_takes_lifts_and_level_ways_but_no_stairs_and_no_escalators() {
        Gtfs feed = station()
                .line("pathways.txt", "a,E,N,2,1,,10,20,,")
                .line("pathways.txt", "b,F,N,4,1,,10,,,")
                .line("pathways.txt", "c,E,N,5,1,,70,,,")
                .line("pathways.txt", "d,N,P,1,1,,5,,,");

        assertThat(ways(feed, false)).containsEntry("EP", "15 8").containsEntry("FP", "15 0");
        assertThat(ways(feed, true)).containsOnly(Map.entry("EP", "75 0"), Map.entry("PE", "75 0"));
    }

    @Test
    void a_wheelchair_takes_no_way_that_is_too_narrow_too_steep_or_has_steps_and_no_closed_entrance() {
        Gtfs feed = station()
                .line("pathways.txt", "a,E,P,1,0,,10,,,0.8")
                .line("pathways.txt", "b,E,P,1,0,,20,,-0.09,")
                .line("pathways.txt", "c,E,P,1,0,,30,2,,")
                .line("pathways.txt", "d,G,P,1,0,,40,,,")
                .line("pathways.txt", "e,F,P,1,0,,50,,0.083,0.82");

        assertThat(ways(feed, false)).containsOnlyKeys("EP", "FP", "GP");
        assertThat(ways(feed, true)).containsOnly(Map.entry("FP", "50 0"));
    }
}
