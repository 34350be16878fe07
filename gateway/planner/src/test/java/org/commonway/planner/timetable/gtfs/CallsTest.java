package org.commonway.planner.timetable.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Boarding;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls and trips say of getting on and off, of times, wheelchairs and bicycles. */
class CallsTest {
    private static final String CALLS = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,"
            + "drop_off_type,timepoint,pickup_booking_rule_id,drop_off_booking_rule_id,continuous_pickup";

    @TempDir
    Path folder;

    private static Gtfs feed() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(2, 1))
                .stop("C", Grid.at(3, 1))
                .route("1", 3)
                .columns("stop_times.txt", CALLS);
    }

    private static Gtfs threeCalls(String first, String second, String third) {
        return feed().line("trips.txt", "1,daily,t,x")
                .line("stop_times.txt", "t,08:00:00,08:00:00,A,1," + first)
                .line("stop_times.txt", "t,08:05:00,08:05:00,B,2," + second)
                .line("stop_times.txt", "t,08:10:00,08:10:00,C,3," + third);
    }

    private GtfsFeed read(Gtfs gtfs) {
        return GtfsReader.read("bus", gtfs.write(folder));
    }

    @Test
    void riders_get_on_and_off_as_the_feed_says() {
        Trips trips =
                read(threeCalls("0,1,,,,", "2,3,,,,", "3,2,,,,")).timetable().trips();

        assertThat(trips.pickup(0)).isEqualTo(Boarding.REGULAR);
        assertThat(trips.dropOff(0)).isEqualTo(Boarding.NONE);
        assertThat(trips.pickup(1)).isEqualTo(Boarding.PHONE_AGENCY);
        assertThat(trips.dropOff(1)).isEqualTo(Boarding.COORDINATE_WITH_DRIVER);
        assertThat(trips.pickup(2)).isEqualTo(Boarding.COORDINATE_WITH_DRIVER);
        assertThat(trips.dropOff(2)).isEqualTo(Boarding.PHONE_AGENCY);
        assertThat(trips.callFlags(1) & (Trips.NO_PICKUP | Trips.NO_DROP_OFF)).isZero();
    }

    @Test
    void a_call_that_must_be_asked_for_has_its_booking_rule() {
        Timetable timetable = read(threeCalls(",,,,,", "2,2,,r1,r2,", ",,,,,")
                        .columns("booking_rules.txt", "booking_rule_id,booking_type,message,phone_number")
                        .line("booking_rules.txt", "r1,1,\"Call an hour before, please.\",+351 22")
                        .line("booking_rules.txt", "r2,0,Tell us,"))
                .timetable();
        Trips trips = timetable.trips();

        assertThat(trips.findPickupRule(0)).isEmpty();
        assertThat(timetable
                        .bookingRules()
                        .get(trips.findPickupRule(1).orElseThrow())
                        .message())
                .isEqualTo("Call an hour before, please.");
        assertThat(timetable
                        .bookingRules()
                        .get(trips.findDropOffRule(1).orElseThrow())
                        .bookingRuleId())
                .isEqualTo("r2");
    }

    @Test
    void times_are_approximate_where_the_feed_says_so_or_gives_none() {
        Trips trips = read(feed().line("trips.txt", "1,daily,t,x")
                        .line("stop_times.txt", "t,08:00:00,08:00:00,A,1,,,1,,,")
                        .line("stop_times.txt", "t,,,B,2,,,,,,")
                        .line("stop_times.txt", "t,08:10:00,08:10:00,C,3,,,0,,,"))
                .timetable()
                .trips();

        assertThat(trips.isApproximate(0)).isFalse();
        assertThat(trips.isApproximate(1)).isTrue();
        assertThat(trips.isApproximate(2)).isTrue();
    }

    @Test
    void stopping_between_stops_is_noted_and_a_wrong_type_leaves_the_call_out() {
        GtfsFeed feed = read(threeCalls(",,,,,0", "7,,,,,", ",,,,,1"));

        assertThat(feed.timetable().trips().callCount()).isEqualTo(2);
        assertThat(feed.report().skipped()).extracting(SkippedLine::line).containsExactly(3L);
        assertThat(feed.report().noted())
                .extracting(SkippedLine::reason)
                .containsExactly(SkipReason.CONTINUOUS_STOPPING);
        assertThat(feed.report().skippedCount()).isEqualTo(1);
    }

    @Test
    void vehicles_take_wheelchairs_and_bicycles_or_not_or_nobody_knows() {
        Trips trips = read(Gtfs.of("bus")
                        .stop("A", Grid.at(1, 1))
                        .stop("B", Grid.at(2, 1))
                        .route("1", 3)
                        .columns(
                                "trips.txt",
                                "route_id,service_id,trip_id,trip_headsign,wheelchair_accessible,bikes_allowed")
                        .trip("t1", "1", "A 08:00", "B 08:10")
                        .line("trips.txt", "1,daily,t2,x,1,2")
                        .line("stop_times.txt", "t2,08:00:00,08:00:00,A,1,,")
                        .line("stop_times.txt", "t2,08:05:00,08:05:00,B,2,,"))
                .timetable()
                .trips();

        assertThat(trips.wheelchairAccessible(0)).isEqualTo(Possibility.UNKNOWN);
        assertThat(trips.wheelchairAccessible(1)).isEqualTo(Possibility.POSSIBLE);
        assertThat(trips.bikesAllowed(1)).isEqualTo(Possibility.IMPOSSIBLE);
    }
}
