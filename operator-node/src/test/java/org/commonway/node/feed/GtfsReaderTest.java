package org.commonway.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.hold.Holds;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.Mode;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.timetable.Timetable;
import org.commonway.node.timetable.TimetableDesk;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsReaderTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 5, 14);

    @TempDir
    Path folder;

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "agency.txt",
            "\uFEFFagency_id,agency_name,agency_url,agency_timezone\na,A,http://a,Europe/Lisbon\n",
            "stops.txt",
            "stop_id,stop_name,stop_lat,stop_lon\nA,\"Main, square\",41.15,-8.61\nB,B,41.16,-8.62\nC,C,41.17,-8.63\nX,X,,\n",
            "routes.txt",
            "route_id,route_short_name,route_type\nr,1,0\nlift,2,6\n",
            "trips.txt",
            "route_id,service_id,trip_id\nr,week,t1\nr,week,t2\nlift,week,t3\nr,none,t4\n",
            "calendar.txt",
            """
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            week,1,1,1,1,1,0,0,20240101,20241231
            """,
            "calendar_dates.txt",
            "service_id,date,exception_type\nweek,20240515,2\nweek,20240518,1\n",
            "stop_times.txt",
            """
            trip_id,stop_sequence,stop_id,arrival_time,departure_time
            t1,30,C,8:20:00,8:20:00
            t1,10,A,8:00:00,8:00:30
            t1,20,B,,
            t2,1,A,25:00:00,25:00:00
            t2,2,B,25:10:00,25:10:00
            t1,99,NOPE,9:00:00,9:00:00
            """));

    @Test
    void a_leg_has_its_times_by_the_service_day_in_the_agencys_zone() throws Exception {
        LegTerms leg = timetable().getLeg(ride("t1", TUESDAY, "A", 10, "C", 30));

        assertThat(leg.mode()).isEqualTo(Mode.TRAM);
        assertThat(leg.window())
                .isEqualTo(
                        new TimeWindow(Instant.parse("2024-05-14T07:00:30Z"), Instant.parse("2024-05-14T07:20:00Z")));
        assertThat(leg.path().fromStopId()).isEqualTo("A");
    }

    @Test
    void hours_past_24_belong_to_the_service_day_before() throws Exception {
        assertThat(timetable()
                        .getLeg(ride("t2", TUESDAY, "A", 1, "B", 2))
                        .window()
                        .start())
                .isEqualTo(Instant.parse("2024-05-15T00:00:00Z"));
    }

    @Test
    void a_call_without_a_time_lies_between_its_neighbours() throws Exception {
        assertThat(timetable()
                        .getLeg(ride("t1", TUESDAY, "B", 20, "C", 30))
                        .window()
                        .start())
                .isEqualTo(Instant.parse("2024-05-14T07:10:15Z"));
    }

    @Test
    void the_day_counts_noon_minus_twelve_hours_when_the_clocks_change() throws Exception {
        files.put("calendar.txt", files.get("calendar.txt").replace("1,1,1,1,1,0,0", "1,1,1,1,1,1,1"));
        // On 2024-03-31 clocks go forward at 01:00: noon minus 12 hours is 23:00 UTC of the day before.
        assertThat(timetable()
                        .getLeg(ride("t1", LocalDate.of(2024, 3, 31), "A", 10, "C", 30))
                        .window()
                        .start())
                .isEqualTo(Instant.parse("2024-03-31T07:00:30Z"));
    }

    @Test
    void trips_run_by_calendar_and_its_exceptions() throws Exception {
        Timetable timetable = timetable();

        assertThat(refusal(timetable, ride("t1", LocalDate.of(2024, 5, 15), "A", 10, "C", 30)))
                .isEqualTo(HoldRefusal.Reason.NOT_RUNNING);
        assertThat(refusal(timetable, ride("t1", LocalDate.of(2024, 5, 19), "A", 10, "C", 30)))
                .isEqualTo(HoldRefusal.Reason.NOT_RUNNING);
        assertThat(timetable.getLeg(ride("t1", LocalDate.of(2024, 5, 18), "A", 10, "C", 30)))
                .isNotNull();
    }

    @Test
    void what_the_timetable_does_not_have_is_unknown() throws Exception {
        Timetable timetable = timetable();

        for (LegWish.Scheduled wish : List.of(
                ride("nope", TUESDAY, "A", 10, "C", 30),
                ride("t3", TUESDAY, "A", 10, "C", 30),
                ride("t1", TUESDAY, "A", 11, "C", 30),
                ride("t1", TUESDAY, "B", 10, "C", 30),
                ride("t1", TUESDAY, "C", 30, "A", 10),
                ride("t1", TUESDAY, "A", 10, "A", 10))) {
            assertThat(refusal(timetable, wish)).isEqualTo(HoldRefusal.Reason.UNKNOWN_SERVICE);
        }
    }

    @Test
    void a_change_within_the_free_time_costs_nothing_and_later_the_whole_fare() throws Exception {
        Money fare = Money.of(150, "EUR");
        TimetableDesk desk = new TimetableDesk(timetable(), new FlatFare(fare, 60), Holds.CONDITIONS);
        PricedLeg first = desk.price(ride("t1", TUESDAY, "A", 10, "B", 20), "trip", new OneHold(Optional.empty()));
        assertThat(first.price()).isEqualTo(fare);

        LegWish.Scheduled change = new LegWish.Scheduled(
                LegWish.TripRun.of("t1", TUESDAY),
                new LegWish.StopCall("B", 20),
                new LegWish.StopCall("C", 30),
                Optional.of("h1"));
        PricedLeg free = desk.price(change, "trip", new OneHold(Optional.of(first)));
        assertThat(free.price()).isEqualTo(fare.zero());
        assertThat(free.sale().ticketStart()).isEqualTo(first.sale().ticketStart());
        assertThat(desk.price(change, "trip", new OneHold(Optional.empty())).price())
                .isEqualTo(fare);
        assertThat(new TimetableDesk(timetable(), new FlatFare(fare, 9), Holds.CONDITIONS)
                        .price(change, "trip", new OneHold(Optional.of(first)))
                        .price())
                .isEqualTo(fare);
    }

    @Test
    void the_file_is_told_with_its_hash_and_bad_rows_are_counted() throws Exception {
        Path zip = zip();
        GtfsReader.Read read = GtfsReader.read(zip);

        assertThat(read.file().sha256())
                .isEqualTo(
                        ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip))));
        assertThat(read.file().sizeBytes()).isEqualTo(Files.size(zip));
        // A stop without position, a lift, its trip, a trip without service, a call at no stop.
        assertThat(read.skippedRows()).isEqualTo(5);
    }

    @Test
    void a_feed_nobody_can_ride_by_is_refused_in_one_sentence() throws Exception {
        assertBroken(folder.resolve("absent.zip"), "no GTFS file");
        assertBroken(Files.writeString(folder.resolve("text.zip"), "hello"), "no zip");
        assertBroken(Files.createFile(folder.resolve("empty.zip")), "no zip");
        files.remove("stop_times.txt");
        assertBroken(zip(), "has no stop_times.txt");
        files.put("stop_times.txt", "");
        assertBroken(zip(), "no trip");
        files.put("agency.txt", "agency_name,agency_timezone\nA,Mars/Olympus\n");
        assertBroken(zip(), "agency_timezone");
        files.remove("calendar.txt");
        files.remove("calendar_dates.txt");
        files.put("agency.txt", "agency_name,agency_timezone\nA,Europe/Lisbon\n");
        assertBroken(zip(), "neither calendar.txt nor calendar_dates.txt");
    }

    private static void assertBroken(Path zip, String why) {
        assertThatThrownBy(() -> GtfsReader.read(zip))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith(".");
    }

    private static HoldRefusal.Reason refusal(Timetable timetable, LegWish.Scheduled wish) {
        return catchThrowableOfType(HoldRefusal.class, () -> timetable.getLeg(wish))
                .reason();
    }

    private static LegWish.Scheduled ride(
            String trip, LocalDate day, String from, int fromSequence, String to, int toSequence) {
        return new LegWish.Scheduled(
                LegWish.TripRun.of(trip, day),
                new LegWish.StopCall(from, fromSequence),
                new LegWish.StopCall(to, toSequence),
                Optional.empty());
    }

    private Timetable timetable() throws Exception {
        return GtfsReader.read(zip()).timetable();
    }

    private Path zip() throws IOException {
        return FeedZip.write(folder, files);
    }

    private record OneHold(Optional<PricedLeg> leg) implements Bookings {
        @Override
        public List<TimeWindow> listWindowsOf(String assetId) {
            return List.of();
        }

        @Override
        public Optional<PricedLeg> findLiveLeg(String tripId, String holdId) {
            return leg;
        }
    }
}
