package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Whole searches by the rules of transfers.txt and on vehicles that go on as another trip. */
class TransferCasesTest extends GridTown {
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    /** Line 1 from A to M comes at 08:06; line 2 leaves M for B at 08:07 and 08:20. */
    private static Gtfs town() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .route("2", 3)
                .trip("in", "1", "A 08:00", "M 08:06")
                .trip("soon", "2", "M 08:07", "B 08:13")
                .trip("later", "2", "M 08:20", "B 08:26");
    }

    /** The same where the vehicle of {@code in} goes on as {@code soon}, where nobody may get off or on at M. */
    private static Gtfs through() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .route("2", 3)
                .trip("in", "1", "A 08:00", "M+ 08:06")
                .trip("soon", "2", "M- 08:07", "B 08:13")
                .trip("after", "1", "B 08:15", "A 08:25")
                .columns("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id")
                .line("trips.txt", "1,daily,in,M,v1")
                .line("trips.txt", "2,daily,soon,B,v1")
                .line("trips.txt", "1,daily,after,A,");
    }

    private Planner planner(Gtfs feed) {
        return new Planner(
                city().withTimetable(feed.read(folder)).withFare("bus", FarePolicy.flat(Money.of(200, "EUR"), 0)));
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    /** The trips of today: when nothing goes any more, those of tomorrow are found. */
    private static List<Itinerary> plan(Planner planner) {
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON);
        return planner.plan(request, LiveSnapshot.empty()).options().stream()
                .map(PlanOption::itinerary)
                .filter(trip -> trip.arrival().isBefore(at("12:00")))
                .toList();
    }

    private static List<TransitLeg> rides(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .toList();
    }

    private static List<List<String>> tripIds(Planner planner) {
        return plan(planner).stream()
                .map(trip -> rides(trip).stream()
                        .map(ride -> ride.service().gtfsTripId())
                        .toList())
                .toList();
    }

    private List<List<String>> tripIds(Gtfs feed) {
        return tripIds(planner(feed));
    }

    @Test
    void a_change_takes_a_minute_where_no_rule_says_otherwise() {
        assertThat(tripIds(town())).containsExactly(List.of("in", "soon"));
    }

    @Test
    void a_minimum_time_between_two_lines_holds_for_their_trips() {
        assertThat(tripIds(town().transfer("M,M,1,2,,,2,300"))).containsExactly(List.of("in", "later"));
        assertThat(tripIds(town().transfer("M,M,2,1,,,2,300"))).containsExactly(List.of("in", "soon"));
    }

    @Test
    void a_change_that_is_impossible_between_two_trips_is_possible_to_the_next() {
        assertThat(tripIds(town().transfer("M,M,,,in,soon,3,"))).containsExactly(List.of("in", "later"));
    }

    @Test
    void a_timed_change_for_a_trip_takes_no_more_than_the_walk() {
        Gtfs tight = town().trip("tight", "2", "M 08:06", "B 08:12");

        assertThat(tripIds(tight)).containsExactly(List.of("in", "soon"));
        assertThat(tripIds(tight.transfer("M,M,,,,tight,1,"))).containsExactly(List.of("in", "tight"));
    }

    @Test
    void a_rule_for_two_trips_counts_before_one_for_their_lines() {
        assertThat(tripIds(town().transfer("M,M,1,2,,,3,").transfer("M,M,,,in,later,0,")))
                .containsExactly(List.of("in", "later"));
    }

    @Test
    void a_rule_for_a_station_and_a_line_holds_at_its_stops() {
        Gtfs feed = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(28, 1))
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type")
                .line(
                        "stops.txt",
                        "A,A," + Grid.at(2, 1).latitude() + "," + Grid.at(2, 1).longitude() + ",,0")
                .line(
                        "stops.txt",
                        "S,S," + Grid.at(15, 1).latitude() + ","
                                + Grid.at(15, 1).longitude() + ",,1")
                .line(
                        "stops.txt",
                        "M,M," + Grid.at(15, 1).latitude() + ","
                                + Grid.at(15, 1).longitude() + ",S,0")
                .line(
                        "stops.txt",
                        "B,B," + Grid.at(28, 1).latitude() + ","
                                + Grid.at(28, 1).longitude() + ",,0")
                .route("1", 3)
                .route("2", 3)
                .trip("in", "1", "A 08:00", "M 08:06")
                .trip("soon", "2", "M 08:07", "B 08:13")
                .trip("later", "2", "M 08:20", "B 08:26")
                .transfer("S,S,1,,,,2,240");

        assertThat(tripIds(feed)).containsExactly(List.of("in", "later"));
    }

    @Test
    void a_split_stop_is_still_boarded_and_left_from_the_doors() {
        Gtfs feed = town().trip("whole", "1", "A 08:30", "B 08:45")
                .transfer("A,A,1,,,,3,")
                .transfer("B,B,,,,soon,3,");

        assertThat(tripIds(feed)).contains(List.of("in", "soon"), List.of("whole"));
    }

    @Test
    void with_realtime_a_trip_keeps_its_rules() {
        Planner planner = planner(town().transfer("M,M,,,in,soon,3,"));
        planner.update(news(TripUpdate.of(run("soon"), StopUpdate.delayed(10, 120))));

        assertThat(tripIds(planner)).containsExactly(List.of("in", "later"));
    }

    @Test
    void a_rider_stays_on_board_where_a_trip_goes_on_as_another_of_its_block() {
        Itinerary trip = plan(planner(through())).get(0);
        List<TransitLeg> rides = rides(trip);

        assertThat(rides).extracting(ride -> ride.service().gtfsTripId()).containsExactly("in", "soon");
        assertThat(rides).extracting(ride -> ride.service().stayOnBoard()).containsExactly(false, true);
        assertThat(rides.get(0).arrival()).isEqualTo(at("08:06"));
        assertThat(rides.get(1).departure()).isEqualTo(at("08:07"));
        assertThat(rides.get(1).service().board().stopId()).isEqualTo("M");
        assertThat(rides.get(1).service().board().stopSequence()).isEqualTo(10);
        assertThat(rides.get(1).service().alight().stopSequence()).isEqualTo(20);
        assertThat(rides.get(1).service().line().routeId()).isEqualTo("2");
        assertThat(trip.transfers()).isZero();
    }

    @Test
    void whoever_stays_on_board_pays_once_and_the_first_leg_says_so() {
        Itinerary trip = plan(planner(through())).get(0);
        List<TransitLeg> rides = rides(trip);

        assertThat(trip.price()).contains(Money.of(200, "EUR"));
        assertThat(rides.get(1).price()).contains(Money.of(0, "EUR"));
        assertThat(rides.get(1).service().paidByLeg())
                .isEqualTo(OptionalInt.of(trip.legs().indexOf(rides.get(0))));
    }

    @Test
    void where_riders_must_get_off_there_is_no_way_through() {
        assertThat(tripIds(through().transfer(",,,,in,soon,5,"))).isEmpty();
    }

    @Test
    void a_link_lets_riders_stay_without_a_block_and_through_several_trips() {
        Gtfs feed = town().trip("back", "1", "B 08:14", "M 08:19")
                .stop("C", Grid.at(15, 4))
                .trip("end", "2", "C 08:05", "M 08:06")
                .transfer(",,,,in,end,4,");
        // A link may not lead back in time: the rider changes.
        assertThat(tripIds(feed)).containsExactly(List.of("in", "soon"));

        Gtfs chain = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("N", Grid.at(20, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .trip("x", "1", "A 08:00", "M 08:06")
                .trip("y", "1", "M 08:06", "N 08:08")
                .trip("z", "1", "N 08:08", "B 08:12")
                .transfer(",,,,x,y,4,")
                .transfer(",,,,y,z,4,");
        Itinerary trip = plan(planner(chain)).get(0);

        assertThat(rides(trip)).extracting(ride -> ride.service().stayOnBoard()).containsExactly(false, true, true);
        assertThat(trip.transfers()).isZero();
        assertThat(rides(trip).stream().mapToInt(TransitLeg::co2Grams).sum()).isEqualTo(trip.co2Grams());
    }

    @Test
    void a_stay_on_board_may_lead_into_the_next_service_day() {
        Gtfs feed = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .trip("night", "1", "A 31:58", "M 32:06")
                .trip("day", "1", "M 08:06", "B 08:12")
                .transfer(",,,,night,day,4,");
        List<TransitLeg> rides = rides(plan(planner(feed)).get(0));

        assertThat(rides).extracting(ride -> ride.service().serviceDate()).containsExactly(TODAY.minusDays(1), TODAY);
        assertThat(rides).extracting(ride -> ride.service().stayOnBoard()).containsExactly(false, true);
    }

    private static TripInstance run(String trip) {
        return new TripInstance(trip, TODAY);
    }

    private static RealtimeFeed news(TripUpdate... updates) {
        return new RealtimeFeed("bus", at("07:55"), List.of(updates));
    }

    @Test
    void a_late_trip_holds_back_the_one_that_it_goes_on_as() {
        Planner planner = planner(through());
        planner.update(news(TripUpdate.of(run("in"), StopUpdate.delayed(10, 300))));
        List<TransitLeg> rides = rides(plan(planner).get(0));

        assertThat(rides.get(0).arrival()).isEqualTo(at("08:11"));
        assertThat(rides.get(1).departure()).isEqualTo(at("08:11"));
        assertThat(rides.get(1).arrival()).isEqualTo(at("08:13"));
        CallTime time = rides.get(1).service().board().time();
        assertThat(time.scheduled()).contains(at("08:07"));
        assertThat(time.realtime()).isFalse();
    }

    @Test
    void a_ride_goes_by_what_is_said_of_both_trips() {
        Planner planner = planner(through());
        planner.update(news(
                TripUpdate.of(run("in"), StopUpdate.delayed(10, 300)),
                TripUpdate.of(run("soon"), StopUpdate.delayed(10, 360))));
        List<TransitLeg> rides = rides(plan(planner).get(0));

        assertThat(rides.get(1).departure()).isEqualTo(at("08:13"));
        assertThat(rides.get(1).arrival()).isEqualTo(at("08:19"));
        assertThat(rides.get(1).service().alight().time().realtime()).isTrue();
    }

    @Test
    void a_ride_that_no_longer_holds_is_not_shown() {
        TripUpdate late = TripUpdate.of(run("in"), StopUpdate.delayed(10, 300));
        TripUpdate onTime = TripUpdate.of(run("soon"), StopUpdate.delayed(10, 0));
        List<List<TripUpdate>> said = List.of(
                List.of(TripUpdate.canceled(run("soon"))),
                List.of(TripUpdate.canceled(run("in"))),
                List.of(TripUpdate.of(run("in"), StopUpdate.skipped(20))),
                List.of(TripUpdate.of(run("soon"), StopUpdate.skipped(10))),
                List.of(late, onTime));
        for (List<TripUpdate> updates : said) {
            Planner planner = planner(through());
            assertThat(tripIds(planner)).containsExactly(List.of("in", "soon"));
            planner.update(new RealtimeFeed("bus", at("07:55"), updates));
            assertThat(tripIds(planner)).as("%s", updates).isEmpty();
        }
    }
}
