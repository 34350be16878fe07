package org.commonway.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.envelope.Messages;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldLimits;
import org.commonway.node.hold.HoldWish;
import org.commonway.node.hold.Holds;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.ServiceTime;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.timetable.Timetable;
import org.commonway.node.timetable.TimetableDesk;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trip of frequencies.txt is held by the departure that its start time names. */
class FrequenciesTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 5, 14);
    private static final String HEADER = "trip_id,start_time,end_time,headway_secs,exact_times\n";

    @TempDir
    Path folder;

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\na,A,http://a,Europe/Lisbon\n",
            "stops.txt", "stop_id,stop_lat,stop_lon\nA,41.15,-8.61\nB,41.16,-8.62\nC,41.17,-8.63\n",
            "routes.txt", "route_id,route_type\nr,3\n",
            "trips.txt", "route_id,service_id,trip_id\nr,week,often\nr,week,once\n",
            "calendar.txt", """
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            week,1,1,1,1,1,0,0,20240101,20241231
            """,
            "stop_times.txt", """
            trip_id,stop_sequence,stop_id,arrival_time,departure_time
            often,1,A,5:00:00,5:01:00
            often,2,B,5:06:00,5:07:00
            often,3,C,5:11:00,5:11:00
            once,1,A,7:00:00,7:00:00
            once,2,C,7:10:00,7:10:00
            """,
            "frequencies.txt", HEADER + "often,8:00:00,9:00:00,600,0\noften,24:00:00,25:00:00,1800,1\n"));

    @Test
    void a_departure_of_a_trip_by_headway_has_its_own_times() throws Exception {
        LegTerms leg = timetable().getLeg(ride("often", "08:20:00", "B", 2, "C", 3));

        assertThat(leg.window())
                .isEqualTo(
                        new TimeWindow(Instant.parse("2024-05-14T07:26:00Z"), Instant.parse("2024-05-14T07:30:00Z")));
        assertThat(leg.startTime()).contains(ServiceTime.parse("08:20:00"));
        assertThat(Messages.legTerms(leg).getStartTime()).isEqualTo("08:20:00");
        assertThat(Messages.legTerms(Messages.legTerms(leg))).isEqualTo(leg);
        assertThat(timetable()
                        .getLeg(ride("often", "24:30:00", "A", 1, "C", 3))
                        .window()
                        .start())
                .isEqualTo(Instant.parse("2024-05-14T23:30:00Z"));
    }

    @Test
    void a_start_time_at_which_nothing_leaves_is_refused_in_one_sentence() throws Exception {
        for (String time : List.of("07:50:00", "08:05:00", "08:20:01", "09:00:00", "23:30:00", "25:00:00")) {
            assertRefused(
                    ride("often", time, "A", 1, "C", 3),
                    "The timetable in force has no departure of trip often at " + time
                            + "; read it again and search again.");
        }
    }

    @Test
    void a_trip_by_headway_without_a_start_time_is_refused() throws Exception {
        assertRefused(
                ride("often", "", "A", 1, "C", 3),
                "The timetable in force has many departures of trip often, which runs by headway, and no start_time"
                        + " says which; read it again and search again.");
    }

    @Test
    void an_ordinary_trip_with_a_start_time_is_refused_even_when_it_leaves_then() throws Exception {
        assertRefused(
                ride("once", "07:00:00", "A", 1, "C", 2),
                "The timetable in force has no departure 07:00:00 of trip once, which runs once a day and needs no"
                        + " start_time; read it again and search again.");
        assertThat(timetable().getLeg(ride("once", "", "A", 1, "C", 2)).startTime())
                .isEmpty();
    }

    @Test
    void a_headway_that_gateways_leave_out_is_left_out_here_and_counted() throws Exception {
        files.put(
                "frequencies.txt",
                HEADER + "often,8:00:00,9:00:00,1800,\noften,8:45:00,9:30:00,900,0\noften,10:00:00,10:00:00,600,0\n"
                        + "often,11:00:00,12:00:00,0,0\noften,13:00:00,14:00:00,600,2\noften,soon,14:00:00,600,0\n"
                        + "nope,13:00:00,14:00:00,600,0\n");

        assertThat(GtfsReader.read(zip()).skippedRows()).isEqualTo(6);
        assertThat(timetable().getLeg(ride("often", "08:30:00", "A", 1, "C", 3)))
                .isNotNull();
        assertRefused(ride("often", "08:45:00", "A", 1, "C", 3), "no departure of trip often");
        assertRefused(ride("often", "13:00:00", "A", 1, "C", 3), "no departure of trip often");
    }

    @Test
    void a_trip_without_a_usable_headway_does_not_run_at_the_times_of_its_pattern() throws Exception {
        files.put("frequencies.txt", HEADER + "often,8:00:00,8:00:00,600,0\n");

        assertThat(timetable().tripCount()).isEqualTo(1);
        assertRefused(ride("often", "", "A", 1, "C", 3), "has no trip often");
        assertRefused(ride("often", "05:01:00", "A", 1, "C", 3), "has no trip often");
    }

    @Test
    void two_riders_hold_two_departures_of_one_trip_and_a_third_shares_one_of_them() throws Exception {
        Money fare = Money.of(150, "EUR");
        HoldBook book = new HoldBook(
                Map.of(LegKind.TIMETABLE, new TimetableDesk(timetable(), new FlatFare(fare, 0), Holds.CONDITIONS)),
                new Holds.MapStore(),
                Holds.SEAL,
                new Holds.SetClock(),
                HoldLimits.of(120, 10));

        List<Hold> holds = List.of("08:00:00", "08:10:00", "08:10:00").stream()
                .map(time -> {
                    String id = "h" + book.liveHolds();
                    return book.create(new HoldWish(
                            new HoldIds(id, "trip-of-" + id, Holds.GATEWAY),
                            ride("often", time, "A", 1, "C", 3),
                            id,
                            fare));
                })
                .toList();

        assertThat(holds)
                .extracting(hold -> hold.facts().leg().terms().startTime().orElseThrow() + " "
                        + hold.facts().leg().terms().window().start())
                .containsExactly(
                        "08:00:00 2024-05-14T07:00:00Z",
                        "08:10:00 2024-05-14T07:10:00Z",
                        "08:10:00 2024-05-14T07:10:00Z");
        assertThat(holds).extracting(Hold::status).containsOnly(Hold.Status.PENDING);
    }

    @Test
    void a_start_time_is_written_in_one_way() {
        assertThat(ServiceTime.parse("26:05:09")).hasToString("26:05:09");
        for (String text : List.of("8:00:00", "08:00", "08:60:00", "-8:00:00", "08:00:00 ", "now", "9999:00:00")) {
            assertThatThrownBy(() -> ServiceTime.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("HH:MM:SS");
        }
    }

    private void assertRefused(LegWish.Scheduled wish, String words) throws Exception {
        Timetable timetable = timetable();
        HoldRefusal refusal = catchThrowableOfType(HoldRefusal.class, () -> timetable.getLeg(wish));
        assertThat(refusal.reason()).isEqualTo(HoldRefusal.Reason.UNKNOWN_SERVICE);
        assertThat(refusal.sentence()).contains(words);
    }

    private static LegWish.Scheduled ride(
            String trip, String startTime, String from, int fromSequence, String to, int toSequence) {
        return new LegWish.Scheduled(
                new LegWish.TripRun(
                        trip,
                        TUESDAY,
                        Optional.of(startTime).filter(time -> !time.isEmpty()).map(ServiceTime::parse)),
                new LegWish.StopCall(from, fromSequence),
                new LegWish.StopCall(to, toSequence),
                Optional.empty());
    }

    private Timetable timetable() throws Exception {
        return GtfsReader.read(zip()).timetable();
    }

    private Path zip() throws Exception {
        return FeedZip.write(folder, files);
    }
}
