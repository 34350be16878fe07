package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Whole searches by the fares of the feed: line 1 from A to C, line 2 from C to B, and line 3, a metro, all the way. */
class FeedFareCasesTest extends GridTown {
    private static final String TICKETS =
            "fare_id,price,currency_type,payment_method,transfers,transfer_duration,agency_id";
    private static final String RULES = "fare_id,route_id,origin_id,destination_id,contains_id";

    private static Gtfs lines(String operator) {
        return Gtfs.of(operator)
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,zone_id")
                .line("stops.txt", stop("A", 2, "inner"))
                .line("stops.txt", stop("C", 15, "middle"))
                .line("stops.txt", stop("B", 28, "outer"))
                .route("1", 3)
                .route("2", 3)
                .trip("a", "1", "A 08:00", "C 08:10")
                .trip("b", "2", "C 08:15", "B 08:25");
    }

    private static Gtfs withMetro(Gtfs lines) {
        return lines.route("3", 1).trip("m", "3", "A 08:02", "C 08:12", "B 08:22");
    }

    private static String stop(String id, int x, String zone) {
        return id + ",Stop " + id + "," + Grid.at(x, 1).latitude() + ","
                + Grid.at(x, 1).longitude() + ",," + zone;
    }

    private static Gtfs tickets(Gtfs lines, String... tickets) {
        lines.columns("fare_attributes.txt", TICKETS);
        for (String ticket : tickets) {
            lines.line("fare_attributes.txt", ticket);
        }
        return lines;
    }

    private static Gtfs rules(Gtfs lines, String... rules) {
        lines.columns("fare_rules.txt", RULES);
        for (String rule : rules) {
            lines.line("fare_rules.txt", rule);
        }
        return lines;
    }

    private List<PlanOption> options(City city, int passengers) {
        PlanRequest request = PlanRequest.atLocalTime(
                        Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON)
                .withPassengers(passengers);
        return new Planner(city).plan(request, LiveSnapshot.empty()).options();
    }

    private Itinerary only(City city, int passengers) {
        List<PlanOption> options = options(city, passengers);
        assertThat(options).hasSize(1);
        return options.get(0).itinerary();
    }

    private City city(Gtfs... feeds) {
        City city = city();
        for (Gtfs feed : feeds) {
            city = city.withTimetable(feed.read(folder));
        }
        return city;
    }

    private static List<TransitLeg> rides(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .toList();
    }

    private static void assertPaid(Itinerary trip, Integer... cents) {
        assertThat(rides(trip))
                .extracting(leg -> leg.price().orElseThrow().minorUnits())
                .containsExactly(List.of(cents).stream().map(Integer::longValue).toArray(Long[]::new));
        assertThat(trip.price().orElseThrow().minorUnits())
                .isEqualTo(List.of(cents).stream().mapToInt(cent -> cent).sum());
        assertThat(trip.priceGap()).isEmpty();
    }

    @Test
    void one_ticket_of_the_feed_covers_both_rides_and_the_first_carries_it() {
        Itinerary trip = only(city(tickets(lines("bus"), "all,2.00,EUR,0,,5400,")), 1);

        assertPaid(trip, 200, 0);
        assertThat(rides(trip).get(0).service().paidByLeg()).isEmpty();
        assertThat(rides(trip).get(1).service().paidByLeg())
                .isEqualTo(OptionalInt.of(trip.legs().indexOf(rides(trip).get(0))));
    }

    @Test
    void a_ticket_that_is_over_before_the_last_arrival_is_bought_again() {
        assertPaid(only(city(tickets(lines("bus"), "all,2.00,EUR,0,,1499,")), 1), 200, 200);
        assertPaid(only(city(tickets(lines("bus"), "all,2.00,EUR,0,,1500,")), 1), 200, 0);
    }

    @Test
    void three_adults_pay_three_times() {
        assertPaid(only(city(tickets(lines("bus"), "all,2.00,EUR,0,0,,")), 3), 600, 600);
    }

    @Test
    void zones_decide_between_two_tickets_and_one() {
        Gtfs feed = rules(
                tickets(lines("bus"), "near,1.50,EUR,0,,,", "far,2.50,EUR,0,,,"),
                "near,,inner,middle,",
                "near,,middle,outer,",
                "far,,inner,outer,");

        assertPaid(only(city(feed), 1), 250, 0);
    }

    @Test
    void what_is_dearer_by_its_zones_gives_way_to_the_cheapest() {
        Gtfs feed = rules(
                tickets(withMetro(lines("bus")), "bus,1.00,EUR,0,0,,", "metro,3.50,EUR,0,0,,"),
                "bus,1,,,",
                "bus,2,,,",
                "metro,3,,,");

        List<PlanOption> options = options(city(feed), 1);

        PlanOption cheapest = options.stream()
                .filter(option -> option.strengths().contains(Strength.CHEAPEST))
                .findFirst()
                .orElseThrow();
        assertPaid(cheapest.itinerary(), 100, 100);
        assertThat(options)
                .filteredOn(option -> option.strengths().contains(Strength.FASTEST))
                .singleElement()
                .satisfies(option -> assertPaid(option.itinerary(), 350));
    }

    @Test
    void a_trip_is_not_given_up_for_a_first_ride_that_alone_is_dearer_than_the_whole() {
        Gtfs feed = rules(
                tickets(withMetro(lines("bus")), "metro,2.00,EUR,0,0,,", "part,3.00,EUR,0,0,,", "whole,1.00,EUR,0,,,"),
                "metro,3,,,",
                "part,1,inner,middle,",
                "part,2,middle,outer,",
                "whole,1,inner,outer,",
                "whole,2,inner,outer,");
        feed.trip("early", "3", "A 08:03", "B 08:07");
        PlanRequest request = PlanRequest.atLocalTime(
                        Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON)
                .withCriteria(Set.of(Criterion.PRICE));

        assertThat(new Planner(city(feed)).plan(request, LiveSnapshot.empty()).options())
                .filteredOn(option -> option.strengths().contains(Strength.CHEAPEST))
                .singleElement()
                .satisfies(option -> {
                    assertPaid(option.itinerary(), 100, 0);
                    // Not the same lines on the next day.
                    assertThat(option.itinerary().arrival()).isBefore(Instant.parse("2024-05-14T08:00:00Z"));
                });
    }

    @Test
    void a_fare_that_was_given_goes_before_that_of_the_feed() {
        City city = city(tickets(lines("bus"), "all,2.00,EUR,0,,5400,"))
                .withFare("bus", FarePolicy.flat(Money.of(120, "EUR"), 0));

        assertPaid(only(city, 1), 120, 120);
        assertPaid(only(city.withoutFare("bus"), 1), 200, 0);
    }

    @Test
    void a_ride_without_a_fare_leaves_the_price_incomplete_and_says_why() {
        Itinerary trip = only(city(rules(tickets(lines("bus"), "one,2.00,EUR,0,,,"), "one,1,,,")), 1);

        assertThat(trip.price()).isEmpty();
        assertThat(rides(trip)).extracting(TransitLeg::price).containsOnly(Optional.empty());
        assertThat(trip.priceGap()).contains("bus: No fare of fare_attributes.txt is for leg 2, on route 2.");
    }

    @Test
    void fares_in_another_currency_than_the_citys_are_not_known() {
        Itinerary trip = only(city(tickets(lines("bus"), "all,2.00,USD,0,,,")), 1);

        assertThat(trip.price()).isEmpty();
        assertThat(trip.priceGap()).contains("bus: The feed's fares are in USD, not in EUR.");
    }

    @Test
    void without_any_fare_the_price_is_incomplete_as_ever() {
        assertThat(only(city(lines("bus")), 1).priceGap()).contains("bus: The feed has no fares.");
    }

    @Test
    void products_of_networks_are_joined_by_a_change_with_a_price_of_its_own() {
        Gtfs feed = products(lines("bus"))
                .line("fare_leg_rules.txt", "first,one,single")
                .line("fare_leg_rules.txt", "second,two,dear")
                .line("fare_transfer_rules.txt", "first,second,,3600,0,0,change");

        assertPaid(only(city(feed), 2), 400, 100);
    }

    @Test
    void a_discount_of_a_change_is_taken_off_the_ride_that_was_paid_for() {
        Gtfs feed = products(lines("bus"))
                .line("fare_leg_rules.txt", "first,one,single")
                .line("fare_leg_rules.txt", "second,two,single")
                .line("fare_transfer_rules.txt", "first,second,,,,1,less");

        assertPaid(only(city(feed), 1), 200, 150);
    }

    private static Gtfs products(Gtfs lines) {
        return lines.columns("fare_products.txt", "fare_product_id,fare_product_name,amount,currency")
                .line("fare_products.txt", "single,Single,2.00,EUR")
                .line("fare_products.txt", "dear,Dear,3.00,EUR")
                .line("fare_products.txt", "change,Change,0.50,EUR")
                .line("fare_products.txt", "less,Less,-0.50,EUR")
                .columns("networks.txt", "network_id,network_name")
                .line("networks.txt", "one,One")
                .line("networks.txt", "two,Two")
                .columns("route_networks.txt", "network_id,route_id")
                .line("route_networks.txt", "one,1")
                .line("route_networks.txt", "two,2")
                .columns("fare_leg_rules.txt", "leg_group_id,network_id,fare_product_id")
                .columns(
                        "fare_transfer_rules.txt",
                        "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,"
                                + "fare_transfer_type,fare_product_id");
    }

    @Test
    void the_time_of_day_at_which_one_gets_on_decides_the_fare() {
        Gtfs feed = lines("bus")
                .columns("fare_products.txt", "fare_product_id,fare_product_name,amount,currency")
                .line("fare_products.txt", "peak,Peak,3.00,EUR")
                .line("fare_products.txt", "calm,Calm,2.00,EUR")
                .columns("fare_leg_rules.txt", "from_timeframe_group_id,fare_product_id")
                .line("fare_leg_rules.txt", "peak,peak")
                .line("fare_leg_rules.txt", "calm,calm")
                .columns("timeframes.txt", "timeframe_group_id,start_time,end_time,service_id")
                .line("timeframes.txt", "peak,07:00:00,08:12:00,daily")
                .line("timeframes.txt", "calm,08:12:00,24:00:00,daily");

        assertPaid(only(city(feed), 1), 300, 200);
    }

    @Test
    void tickets_of_two_operators_add_up_and_one_without_a_fare_leaves_the_sum_unknown() {
        Gtfs first = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("C", Grid.at(15, 1))
                .route("1", 3)
                .trip("a", "1", "A 08:00", "C 08:10");
        Gtfs second = Gtfs.of("tram")
                .stop("D", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("2", 0)
                .trip("b", "2", "D 08:20", "B 08:30");

        City known = city(tickets(first, "all,2.00,EUR,0,,5400,"), tickets(second, "all,1.00,EUR,0,0,,"));
        assertPaid(only(known, 1), 200, 100);

        Itinerary unknown = only(known.withTimetable(known.timetables().get(1).withoutFares()), 1);
        assertThat(unknown.price()).isEmpty();
        assertThat(unknown.priceGap()).contains("tram: The feed has no fares.");
    }
}
