package org.commonway.planner.fare.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.fare.feed.FareAnswer.Incomplete;
import org.commonway.planner.fare.feed.FareAnswer.Known;
import org.commonway.planner.timetable.Timetable;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fares v2, after the examples of gtfs.org and the tables of the reference. Line 3 is a metro. */
class LegFaresTest {
    @TempDir
    Path folder;

    private static Gtfs feed(String... products) {
        Gtfs feed = FareTown.gtfs()
                .columns(
                        "fare_products.txt",
                        "fare_product_id,fare_product_name,rider_category_id,fare_media_id,amount,currency")
                .columns("networks.txt", "network_id,network_name")
                .line("networks.txt", "bus,Buses")
                .line("networks.txt", "metro,Metro")
                .columns("route_networks.txt", "network_id,route_id")
                .line("route_networks.txt", "bus,1")
                .line("route_networks.txt", "bus,2")
                .line("route_networks.txt", "metro,3");
        for (String product : products) {
            feed.line("fare_products.txt", product);
        }
        return feed;
    }

    private static Gtfs legRules(Gtfs feed, String columns, String... rules) {
        feed.columns("fare_leg_rules.txt", columns);
        for (String rule : rules) {
            feed.line("fare_leg_rules.txt", rule);
        }
        return feed;
    }

    private static Gtfs transferRules(Gtfs feed, String... rules) {
        feed.columns(
                "fare_transfer_rules.txt",
                "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,"
                        + "fare_transfer_type,fare_product_id");
        for (String rule : rules) {
            feed.line("fare_transfer_rules.txt", rule);
        }
        return feed;
    }

    private FareAnswer price(Gtfs feed, String... rides) {
        Timetable timetable = feed.read(folder);
        return FareOf.adult(timetable, FareTown.legs(timetable, rides));
    }

    private static FareAnswer dollars(int cents) {
        return new Known(Money.of(cents, "USD"), "");
    }

    private static final String NETWORKS = "leg_group_id,network_id,fare_product_id";

    @Test
    void a_single_ride_costs_its_product() {
        Gtfs feed = legRules(feed("single,Single Ride Fare,,,2.75,USD"), "fare_product_id", "single");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(275));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(550));
    }

    @Test
    void lines_of_a_network_have_their_own_product_and_an_empty_network_is_all_the_others() {
        Gtfs feed = legRules(feed("bus,,,,2.00,USD", "metro,,,,3.00,USD"), NETWORKS, ",metro,metro", ",,bus");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(200));
        assertThat(price(feed, "3 08:00 A-B")).isEqualTo(dollars(300));
    }

    @Test
    void with_priorities_an_empty_network_is_every_network_and_the_highest_priority_counts() {
        String columns = "network_id,fare_product_id,rule_priority";
        Gtfs feed = feed("day,,,,1.00,USD", "metro,,,,3.00,USD");

        assertThat(price(legRules(feed, columns, "metro,metro,", ",day,"), "3 08:00 A-B"))
                .isEqualTo(dollars(100));
        assertThat(price(legRules(feed, columns, "metro,metro,1", ",day,"), "3 08:00 A-B"))
                .isEqualTo(dollars(300));
        assertThat(price(legRules(feed, columns, "metro,metro,1", ",day,"), "1 08:00 A-B"))
                .isEqualTo(dollars(100));
    }

    @Test
    void fares_between_areas_go_one_way() {
        Gtfs feed = legRules(
                feed("in,,,,4.00,USD", "out,,,,5.00,USD"),
                "from_area_id,to_area_id,fare_product_id",
                "suburb,centre,in",
                "centre,suburb,out");
        feed.columns("areas.txt", "area_id,area_name")
                .line("areas.txt", "centre,Centre")
                .line("areas.txt", "suburb,Suburb")
                .columns("stop_areas.txt", "area_id,stop_id")
                .line("stop_areas.txt", "suburb,A")
                .line("stop_areas.txt", "centre,B")
                .line("stop_areas.txt", "suburb,C");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(400));
        assertThat(price(feed, "1 08:00 B-C")).isEqualTo(dollars(500));
        assertThat(price(feed, "1 08:00 C-D"))
                .isEqualTo(new Incomplete("No rule of fare_leg_rules.txt is for leg 1, on route 1."));
    }

    @Test
    void a_timeframe_is_the_local_time_of_the_stop_from_its_start_until_before_its_end() {
        Gtfs feed = legRules(
                        feed("peak,,,,3.00,USD", "calm,,,,2.00,USD"),
                        "from_timeframe_group_id,fare_product_id",
                        "peak,peak",
                        "calm,calm")
                .columns("timeframes.txt", "timeframe_group_id,start_time,end_time,service_id")
                .line("timeframes.txt", "peak,07:00:00,09:00:00,daily")
                .line("timeframes.txt", "calm,00:00:00,07:00:00,daily")
                .line("timeframes.txt", "calm,09:00:00,24:00:00,daily");

        assertThat(price(feed, "1 06:59 A-B")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 07:00 A-B")).isEqualTo(dollars(300));
        assertThat(price(feed, "1 08:59 A-B")).isEqualTo(dollars(300));
        assertThat(price(feed, "1 09:00 A-B")).isEqualTo(dollars(200));
    }

    @Test
    void an_adult_pays_the_default_category_with_the_cheapest_medium_for_the_whole_trip() {
        Gtfs feed = legRules(
                        feed(
                                "single,,adult,cash,3.00,USD",
                                "single,,adult,card,2.50,USD",
                                "single,,child,card,1.00,USD",
                                "metro,,adult,cash,3.00,USD",
                                "metro,,adult,card,3.25,USD"),
                        NETWORKS,
                        ",bus,single",
                        ",metro,metro")
                .columns("fare_media.txt", "fare_media_id,fare_media_name,fare_media_type")
                .line("fare_media.txt", "cash,Cash,0")
                .line("fare_media.txt", "card,Card,2")
                .columns("rider_categories.txt", "rider_category_id,rider_category_name,is_default_fare_category")
                .line("rider_categories.txt", "adult,Adult,1")
                .line("rider_categories.txt", "child,Child,0");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(new Known(Money.of(250, "USD"), "card"));
        assertThat(price(feed, "3 08:00 A-B")).isEqualTo(new Known(Money.of(300, "USD"), "cash"));
        assertThat(price(feed, "1 08:00 A-B", "3 08:20 B-C")).isEqualTo(new Known(Money.of(575, "USD"), "card"));
    }

    @Test
    void changes_within_ninety_minutes_are_free_and_the_time_counts_from_the_first_ride() {
        Gtfs feed = transferRules(legRules(feed("core,,,,2.00,USD"), NETWORKS, "core,,core"), "core,core,-1,5400,1,0,");

        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 08:00 A-B", "2 09:00 B-C", "1 09:30 C-D")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 08:00 A-B", "2 09:00 B-C", "1 09:31 C-D")).isEqualTo(dollars(400));
        assertThat(price(feed, "1 08:00 A-B", "2 09:31 B-C")).isEqualTo(dollars(400));
    }

    @Test
    void a_limited_number_of_changes_is_free() {
        Gtfs feed = transferRules(legRules(feed("core,,,,2.00,USD"), NETWORKS, "core,,core"), "core,core,1,,,0,");

        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C", "1 08:40 C-D")).isEqualTo(dollars(400));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C", "1 08:40 C-D", "3 09:00 A-B"))
                .isEqualTo(dollars(400));
    }

    @Test
    void what_a_change_costs_is_by_the_table_of_the_reference() {
        Gtfs rules = legRules(
                feed("A,,,,2.00,USD", "B,,,,3.00,USD", "AB,,,,0.50,USD", "BA,,,,0.25,USD"),
                NETWORKS,
                "a,bus,A",
                "b,metro,B");

        assertThat(price(transferRules(rules, "a,b,,,,0,AB"), "1 08:00 A-B", "3 08:20 B-C"))
                .isEqualTo(dollars(250));
        assertThat(price(transferRules(rules, "a,b,,,,1,AB"), "1 08:00 A-B", "3 08:20 B-C"))
                .isEqualTo(dollars(550));
        assertThat(price(transferRules(rules, "a,b,,,,2,AB"), "1 08:00 A-B", "3 08:20 B-C"))
                .isEqualTo(dollars(50));
        for (int type = 0; type <= 2; type++) {
            int[] expected = {275, 475, 275};
            assertThat(price(
                            transferRules(rules, "a,b,,,,0,AB", "b,a,,,," + type + ",BA"),
                            "1 08:00 A-B",
                            "3 08:20 B-C",
                            "1 08:40 C-D"))
                    .as("S + BC, type " + type)
                    .isEqualTo(dollars(expected[type]));
        }
    }

    @Test
    void a_discount_is_a_change_that_costs_less_than_nothing() {
        Gtfs feed = transferRules(
                legRules(feed("A,,,,2.00,USD", "B,,,,3.00,USD", "less,,,,-1.00,USD"), NETWORKS, "a,bus,A", "b,metro,B"),
                "a,b,,,,1,less");

        assertThat(price(feed, "1 08:00 A-B", "3 08:20 B-C")).isEqualTo(dollars(400));
        assertThat(price(feed, "3 08:00 A-B", "1 08:20 B-C")).isEqualTo(dollars(500));
    }

    @Test
    void an_empty_leg_group_of_a_transfer_is_every_group_that_no_rule_names() {
        Gtfs feed = transferRules(
                legRules(feed("A,,,,2.00,USD", "B,,,,3.00,USD"), NETWORKS, "a,bus,A", "b,metro,B"),
                "a,,,,,0,",
                "a,a,-1,,,1,");

        assertThat(price(feed, "1 08:00 A-B", "3 08:20 B-C")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(400));
        assertThat(price(feed, "3 08:00 A-B", "1 08:20 B-C")).isEqualTo(dollars(500));
    }

    @Test
    void a_leg_without_a_rule_leaves_the_whole_price_unknown() {
        Gtfs feed = legRules(feed("metro,,,,3.00,USD"), NETWORKS, ",metro,metro");

        assertThat(price(feed, "3 08:00 A-B", "1 08:20 B-C"))
                .isEqualTo(new Incomplete("No rule of fare_leg_rules.txt is for leg 2, on route 1."));
    }

    @Test
    void prices_are_unknown_where_a_rule_was_left_out_or_legs_are_joined() {
        Gtfs wrongDecimals =
                legRules(feed("single,,,,2,USD", "other,,,,2.00,USD"), "fare_product_id", "single", "other");
        Gtfs joined = legRules(feed("single,,,,2.00,USD"), "fare_product_id", "single")
                .columns("fare_leg_join_rules.txt", "from_network_id,to_network_id");

        assertThat(price(wrongDecimals, "1 08:00 A-B"))
                .isEqualTo(new Incomplete(
                        "Lines of fare_leg_rules.txt or what it refers to were left out;" + " see the feed's report."));
        assertThat(price(joined, "1 08:00 A-B")).isEqualTo(dollars(200));
        assertThat(price(joined, "1 08:00 A-B", "2 08:20 B-C")).isInstanceOf(Incomplete.class);
    }
}
