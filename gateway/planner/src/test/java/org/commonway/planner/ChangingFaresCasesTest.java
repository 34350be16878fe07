package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** The fares of a feed with zones, where its rules for changing split stops and where a trip goes on as another. */
class ChangingFaresCasesTest extends GridTown {
    private static Gtfs zones() {
        return Gtfs.of("bus")
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,zone_id")
                .line("stops.txt", stop("A", 2, "inner"))
                .line("stops.txt", stop("M", 15, "middle"))
                .line("stops.txt", stop("B", 28, "outer"))
                .route("1", 3)
                .route("2", 3)
                .trip("in", "1", "A 08:00", "M 08:06")
                .trip("on", "2", "M 08:10", "B 08:16")
                .columns(
                        "fare_attributes.txt",
                        "fare_id,price,currency_type,payment_method,transfers,transfer_duration,agency_id")
                .line("fare_attributes.txt", "near,1.50,EUR,0,0,,")
                .line("fare_attributes.txt", "far,1.80,EUR,0,0,,")
                .columns("fare_rules.txt", "fare_id,route_id,origin_id,destination_id,contains_id")
                .line("fare_rules.txt", "near,,inner,middle,")
                .line("fare_rules.txt", "far,,middle,outer,");
    }

    private static String stop(String id, int x, String zone) {
        return id + ",Stop " + id + "," + Grid.at(x, 1).latitude() + ","
                + Grid.at(x, 1).longitude() + ",," + zone;
    }

    private Itinerary plan(Gtfs feed) {
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON);
        List<PlanOption> options = new Planner(city().withTimetable(feed.read(folder)))
                .plan(request.withModes(EnumSet.of(Mode.BUS)), LiveSnapshot.empty())
                .options();
        return options.get(0).itinerary();
    }

    private static List<TransitLeg> rides(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .toList();
    }

    @Test
    void rides_cost_by_their_zones_where_a_rule_names_the_lines_of_a_change() {
        Itinerary trip = plan(zones().transfer("M,M,1,2,,,2,120"));

        assertThat(rides(trip))
                .extracting(ride -> ride.price().orElseThrow())
                .containsExactly(Money.of(150, "EUR"), Money.of(180, "EUR"));
        assertThat(trip.price()).contains(Money.of(330, "EUR"));
    }

    @Test
    void the_fare_of_who_stays_on_board_is_not_known_where_each_ride_has_its_own() {
        Itinerary trip = plan(zones().columns("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id")
                .line("trips.txt", "1,daily,in,M,v1")
                .line("trips.txt", "2,daily,on,B,v1"));

        assertThat(rides(trip)).extracting(ride -> ride.service().stayOnBoard()).containsExactly(false, true);
        assertThat(trip.price()).isEmpty();
        assertThat(trip.priceGap()).hasValueSatisfying(why -> assertThat(why).contains("stay on board"));
    }

    @Test
    void who_stays_on_board_pays_once_where_every_boarding_costs_the_same() {
        Itinerary trip = plan(zones().columns("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id")
                .line("trips.txt", "1,daily,in,M,v1")
                .line("trips.txt", "2,daily,on,B,v1")
                .columns(
                        "fare_attributes.txt",
                        "fare_id,price,currency_type,payment_method,transfers,transfer_duration,agency_id")
                .line("fare_attributes.txt", "all,2.00,EUR,0,0,,")
                .columns("fare_rules.txt", "fare_id,route_id,origin_id,destination_id,contains_id"));

        assertThat(rides(trip))
                .extracting(ride -> ride.price().orElseThrow())
                .containsExactly(Money.of(200, "EUR"), Money.of(0, "EUR"));
        assertThat(trip.price()).contains(Money.of(200, "EUR"));
    }
}
