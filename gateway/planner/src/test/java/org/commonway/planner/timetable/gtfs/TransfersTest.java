package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Continuations.Continuation;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.TransferChoice;
import org.commonway.planner.timetable.TransferRule.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 5, 14);
    private static final LocalDate SATURDAY = LocalDate.of(2024, 5, 18);
    private static final int A = 1;
    private static final int B = 2;

    @TempDir
    Path folder;

    /** Station S with the stops A and B; a stop C elsewhere; trips one and other on line 1, third on line 2. */
    private static Gtfs feed() {
        return Gtfs.of("bus")
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type")
                .line("stops.txt", "S,Station,41.001,-8.001,,1")
                .line("stops.txt", "A,A,41.001,-8.001,S,0")
                .line("stops.txt", "B,B,41.001,-8.001,S,0")
                .line("stops.txt", "C,C,41.002,-8.002,,0")
                .columns("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id")
                .route("1", 3)
                .route("2", 3)
                .trip("one", "1", "C 07:50", "A 08:00")
                .trip("other", "1", "C 07:40", "A 07:50")
                .trip("third", "2", "B 08:10", "C 08:20");
    }

    private Timetable read(Gtfs gtfs) {
        return GtfsReader.read("bus", gtfs.write(folder)).timetable();
    }

    private static int trip(Timetable timetable, String id) {
        for (int trip = 0; trip < timetable.trips().count(); trip++) {
            if (timetable.trips().tripId(trip).equals(id)) {
                return trip;
            }
        }
        throw new AssertionError("no trip " + id);
    }

    private static Optional<Integer> seconds(Timetable timetable, String from, String to) {
        return TransferChoice.of(timetable)
                .find(trip(timetable, from), A, trip(timetable, to), B)
                .map(rule -> rule.minSeconds());
    }

    @Test
    void of_several_rules_the_one_that_names_its_trips_most_closely_counts() {
        String[] rules = {
            "A,B,,,one,third,2,100",
            "A,B,,2,one,,2,200",
            "A,B,,,one,,2,300",
            "A,B,1,2,,,2,400",
            "A,B,1,,,,2,500",
            "A,B,,,,,2,600"
        };
        for (int closest = 0; closest < rules.length; closest++) {
            Gtfs feed = feed();
            for (int rule = rules.length - 1; rule >= closest; rule--) {
                feed.transfer(rules[rule]);
            }
            Timetable timetable = read(feed);
            assertThat(timetable.transferRules())
                    .extracting(rule -> rule.rank())
                    .startsWith(6)
                    .endsWith(closest + 1);
            assertThat(seconds(timetable, "one", "third")).contains(100 * (closest + 1));
        }
    }

    @Test
    void a_rule_for_other_trips_does_not_count() {
        Timetable timetable = read(feed().transfer("A,B,,,one,,2,300").transfer("A,B,2,,,,3,"));

        assertThat(seconds(timetable, "one", "third")).contains(300);
        assertThat(seconds(timetable, "other", "third")).isEmpty();
    }

    @Test
    void a_rule_for_a_station_holds_for_its_stops_unless_they_have_their_own() {
        Timetable timetable = read(feed().transfer("S,S,,,,,2,240").transfer("A,B,,,,,2,120"));
        TransferChoice choice = TransferChoice.of(timetable);

        assertThat(choice.find(0, B, 2, A).orElseThrow().minSeconds()).isEqualTo(240);
        assertThat(choice.find(0, A, 2, A).orElseThrow().minSeconds()).isEqualTo(240);
        assertThat(choice.find(0, A, 2, B).orElseThrow().minSeconds()).isEqualTo(120);
        assertThat(choice.find(0, A, 2, 3)).isEmpty();
    }

    @Test
    void only_rules_for_all_trips_are_rules_of_the_stops_alone() {
        Timetable timetable = read(feed().transfer("A,B,,,one,,2,300").transfer("A,B,,,,,3,"));

        assertThat(timetable.transfers()).extracting(rule -> rule.kind()).containsExactly(Kind.IMPOSSIBLE);
    }

    @Test
    void a_rule_for_a_trip_by_headway_holds_for_all_its_departures() {
        Timetable timetable =
                read(feed().frequency("one", "08:00", "09:00", 1800, "0").transfer("A,B,,,one,,2,300"));

        assertThat(TransferChoice.of(timetable).find(0, A, 3, B)).isPresent();
        assertThat(TransferChoice.of(timetable).find(1, A, 3, B)).isPresent();
        assertThat(TransferChoice.of(timetable).find(2, A, 3, B)).isEmpty();
    }

    @Test
    void lines_that_make_no_sense_are_reported() {
        GtfsFeed feed = GtfsReader.read(
                "bus",
                feed().transfer("A,Z,,,,,0,")
                        .transfer("A,B,9,,,,0,")
                        .transfer("A,B,,,,,6,")
                        .transfer("A,B,,,,,2,")
                        .transfer("A,B,2,,one,,0,")
                        .transfer("A,B,,,one,,4,")
                        .transfer("S,B,,,one,third,4,")
                        .transfer("A,B,,,,,0,")
                        .transfer("A,B,,,,,3,")
                        .write(folder));

        assertThat(feed.timetable().transferRules()).hasSize(1);
        assertThat(feed.report().skipped())
                .extracting(line -> line.line() + " " + line.reason())
                .containsExactly(
                        "2 REFERENCE_UNKNOWN",
                        "3 REFERENCE_UNKNOWN",
                        "4 VALUE_INVALID",
                        "5 VALUE_INVALID",
                        "6 RULE_FORBIDDEN",
                        "7 RULE_FORBIDDEN",
                        "8 RULE_FORBIDDEN",
                        "10 KEY_DOUBLED");
    }

    private static Gtfs block(String... trips) {
        Gtfs feed = Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(2, 1))
                .stop("C", Grid.at(3, 1))
                .route("1", 3)
                .columns("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id")
                .line("calendar.txt", "weekend,0,0,0,0,0,1,1,20240301,20240630");
        for (String text : trips) {
            String[] v = text.split(" ", -1);
            feed.line("trips.txt", "1," + v[1] + "," + v[0] + ",x," + v[2])
                    .line("stop_times.txt", v[0] + "," + v[4] + ":00," + v[4] + ":00," + v[3] + ",1,,")
                    .line("stop_times.txt", v[0] + "," + v[6] + ":00," + v[6] + ":00," + v[5] + ",2,,");
        }
        return feed;
    }

    private static List<String> after(Timetable timetable, String trip, LocalDate date) {
        return Continuations.of(timetable).after(trip(timetable, trip), date).stream()
                .map(next -> timetable.trips().tripId(next.trip()) + " " + next.serviceDate())
                .toList();
    }

    @Test
    void a_trip_goes_on_as_the_next_of_its_block_from_where_it_ends() {
        Timetable timetable = read(block(
                "x daily b1 A 08:00 B 08:30",
                "z daily b1 B 09:30 C 09:40",
                "y daily b1 B 08:35 B 08:50",
                "u daily b2 B 08:31 C 08:40",
                "v daily b1 A 10:00 C 10:10"));

        assertThat(after(timetable, "x", TUESDAY)).containsExactly("y 2024-05-14");
        assertThat(after(timetable, "y", TUESDAY)).containsExactly("z 2024-05-14");
        assertThat(after(timetable, "z", TUESDAY)).isEmpty();
        assertThat(after(timetable, "u", TUESDAY)).isEmpty();
    }

    @Test
    void which_trip_is_next_in_a_block_depends_on_the_day() {
        Timetable timetable = read(
                block("x daily b1 A 08:00 B 08:30", "sat weekend b1 B 08:31 A 08:50", "y daily b1 B 08:35 C 08:50"));

        assertThat(after(timetable, "x", TUESDAY)).containsExactly("y 2024-05-14");
        assertThat(after(timetable, "x", SATURDAY)).containsExactly("sat 2024-05-18");
    }

    @Test
    void a_link_says_outright_that_riders_stay_on_or_must_not() {
        String[] trips = {
            "x daily b1 A 08:00 B 08:30",
            "y daily b1 B 08:35 C 08:50",
            "u daily b2 C 08:40 A 08:50",
            "w daily  C 08:31 A 09:00"
        };

        assertThat(after(read(block(trips).transfer(",,,,x,y,5,")), "x", TUESDAY))
                .isEmpty();
        assertThat(after(read(block(trips).transfer(",,,,x,w,4,")), "x", TUESDAY))
                .containsExactly("w 2024-05-14");
        assertThat(after(read(block(trips).transfer(",,,,x,w,4,").transfer(",,,,x,u,4,")), "x", TUESDAY))
                .containsExactly("w 2024-05-14", "u 2024-05-14");
    }

    @Test
    void a_link_may_lead_to_the_next_service_day() {
        Timetable timetable = read(
                block("x daily  A 23:40 B 24:10", "y daily  B 00:15 C 00:30").transfer("B,B,,,x,y,4,"));

        assertThat(Continuations.of(timetable).after(0, TUESDAY))
                .isEqualTo(Arrays.asList(new Continuation(1, TUESDAY.plusDays(1))));
    }
}
