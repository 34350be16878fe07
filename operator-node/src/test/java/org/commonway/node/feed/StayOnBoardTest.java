package org.commonway.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.hold.Holds;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.timetable.TimetableDesk;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stays in the vehicle pays once, and only where the node's own timetable has it go on so. */
class StayOnBoardTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 5, 14);
    private static final Money FARE = Money.of(150, "EUR");
    private static final Money NOTHING = FARE.zero();

    @TempDir
    Path folder;

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\na,A,http://a,Europe/Lisbon\n",
            "stops.txt", "stop_id,stop_lat,stop_lon\nA,41.15,-8.61\nB,41.16,-8.62\nC,41.17,-8.63\n",
            "routes.txt", "route_id,route_type\nr,3\n",
            "trips.txt", """
            route_id,service_id,trip_id,block_id
            r,week,there,bus
            r,week,on,bus
            r,week,later,bus
            r,week,other,
            r,week,night,
            """,
            "calendar.txt", """
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            week,1,1,1,1,1,0,0,20240101,20241231
            """,
            "stop_times.txt", """
            trip_id,stop_sequence,stop_id,arrival_time,departure_time
            there,1,A,8:00:00,8:00:00
            there,2,C,8:05:00,8:05:00
            there,3,B,8:10:00,8:10:00
            on,1,B,8:12:00,8:12:00
            on,2,C,8:20:00,8:20:00
            later,1,C,8:30:00,8:30:00
            later,2,B,8:40:00,8:40:00
            other,1,B,8:12:00,8:12:00
            other,2,C,8:20:00,8:20:00
            night,1,B,0:10:00,0:10:00
            night,2,C,0:20:00,0:20:00
            """));

    @Test
    void the_next_trip_of_the_vehicle_costs_nothing_even_where_no_change_is_free() throws Exception {
        PricedLeg there = sell(ride("there", TUESDAY, "A", 1, "B", 3), Optional.empty());
        assertThat(there.price()).isEqualTo(FARE);

        PricedLeg on = sell(onBoard("on", TUESDAY, "B", 1, "C", 2), Optional.of(there));
        assertThat(on.price()).isEqualTo(NOTHING);
        assertThat(on.sale().ticketStart()).isEqualTo(there.sale().ticketStart());
        assertThat(sell(onBoard("later", TUESDAY, "C", 1, "B", 2), Optional.of(on))
                        .price())
                .isEqualTo(NOTHING);
    }

    @Test
    void who_only_claims_to_stay_on_board_pays() throws Exception {
        PricedLeg there = sell(ride("there", TUESDAY, "A", 1, "B", 3), Optional.empty());
        PricedLeg early = sell(ride("there", TUESDAY, "A", 1, "C", 2), Optional.empty());

        // Another vehicle, one trip too far, another day, got off before the end, no such hold, and not even claimed.
        assertPays(onBoard("other", TUESDAY, "B", 1, "C", 2), Optional.of(there));
        assertPays(onBoard("later", TUESDAY, "C", 1, "B", 2), Optional.of(there));
        assertPays(onBoard("on", TUESDAY.plusDays(1), "B", 1, "C", 2), Optional.of(there));
        assertPays(onBoard("on", TUESDAY, "B", 1, "C", 2), Optional.of(early));
        assertPays(onBoard("on", TUESDAY, "B", 1, "C", 2), Optional.empty());
        assertPays(ride("on", TUESDAY, "B", 1, "C", 2), Optional.of(there));
    }

    @Test
    void linked_trips_go_on_whatever_their_blocks_say() throws Exception {
        files.put("transfers.txt", """
                from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type
                B,B,there,other,4
                B,B,there,night,4
                """);
        PricedLeg there = sell(ride("there", TUESDAY, "A", 1, "B", 3), Optional.empty());

        assertThat(sell(onBoard("other", TUESDAY, "B", 1, "C", 2), Optional.of(there))
                        .price())
                .isEqualTo(NOTHING);
        assertThat(sell(onBoard("night", TUESDAY.plusDays(1), "B", 1, "C", 2), Optional.of(there))
                        .price())
                .isEqualTo(NOTHING);
        assertPays(onBoard("on", TUESDAY, "B", 1, "C", 2), Optional.of(there));
        assertPays(onBoard("other", TUESDAY.plusDays(1), "B", 1, "C", 2), Optional.of(there));
        assertPays(onBoard("night", TUESDAY, "B", 1, "C", 2), Optional.of(there));
    }

    @Test
    void a_vehicle_that_all_must_leave_does_not_carry_on() throws Exception {
        files.put("transfers.txt", "from_trip_id,to_trip_id,transfer_type\nthere,on,5\n");
        PricedLeg there = sell(ride("there", TUESDAY, "A", 1, "B", 3), Optional.empty());

        assertPays(onBoard("on", TUESDAY, "B", 1, "C", 2), Optional.of(there));
    }

    private void assertPays(LegWish.Scheduled wish, Optional<PricedLeg> held) throws Exception {
        assertThat(sell(wish, held).price()).as("%s after %s", wish, held).isEqualTo(FARE);
    }

    private PricedLeg sell(LegWish.Scheduled wish, Optional<PricedLeg> held) throws Exception {
        TimetableDesk desk = new TimetableDesk(
                GtfsReader.read(FeedZip.write(folder, files)).timetable(), new FlatFare(FARE, 0), Holds.CONDITIONS);
        return desk.price(wish, "trip", new OneHold(held));
    }

    private static LegWish.Scheduled ride(
            String trip, LocalDate day, String from, int fromSequence, String to, int toSequence) {
        return wish(trip, day, new LegWish.StopCall(from, fromSequence), new LegWish.StopCall(to, toSequence), false);
    }

    private static LegWish.Scheduled onBoard(
            String trip, LocalDate day, String from, int fromSequence, String to, int toSequence) {
        return wish(trip, day, new LegWish.StopCall(from, fromSequence), new LegWish.StopCall(to, toSequence), true);
    }

    private static LegWish.Scheduled wish(
            String trip, LocalDate day, LegWish.StopCall from, LegWish.StopCall to, boolean stayOnBoard) {
        return new LegWish.Scheduled(LegWish.TripRun.of(trip, day), from, to, Optional.of("h1"), stayOnBoard);
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
