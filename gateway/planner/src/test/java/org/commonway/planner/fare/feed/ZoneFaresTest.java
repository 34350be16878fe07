package org.commonway.planner.fare.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.city.Porto;
import org.commonway.planner.fare.feed.FareAnswer.Incomplete;
import org.commonway.planner.fare.feed.FareAnswer.Known;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fares v1: the seven worked examples of the GTFS documentation (GoogleTransitExamples.md), and what they leave open. */
class ZoneFaresTest {
    @TempDir
    Path folder;

    private static Gtfs feed(String... fares) {
        Gtfs feed = FareTown.gtfs()
                .columns(
                        "fare_attributes.txt",
                        "fare_id,price,currency_type,payment_method,transfers,transfer_duration,agency_id");
        for (String fare : fares) {
            feed.line("fare_attributes.txt", fare);
        }
        return feed;
    }

    private static Gtfs rules(Gtfs feed, String... rules) {
        feed.columns("fare_rules.txt", "fare_id,route_id,origin_id,destination_id,contains_id");
        for (String rule : rules) {
            feed.line("fare_rules.txt", rule);
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

    @Test
    void example_1_one_fare_for_all_with_unlimited_changes() {
        Gtfs feed = feed("only_fare,1.00,USD,0,,,");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(100));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C", "3 12:00 C-D")).isEqualTo(dollars(100));
    }

    @Test
    void example_2_one_fare_for_all_and_no_changes() {
        Gtfs feed = feed("only_fare,1.00,USD,0,0,,");

        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(200));
    }

    @Test
    void example_3_changes_within_ninety_minutes() {
        Gtfs feed = feed("only_fare,1.00,USD,0,,5400,");

        assertThat(price(feed, "1 08:00 A-B", "2 09:20 B-C")).isEqualTo(dollars(100));
        assertThat(price(feed, "1 08:00 A-B", "2 09:21 B-C")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C", "3 12:00 C-D")).isEqualTo(dollars(200));
    }

    @Test
    void example_4_local_and_express_lines() {
        Gtfs feed = rules(
                feed("local_fare,1.75,USD,0,0,,", "express_fare,5.00,USD,0,0,,"),
                "local_fare,1,,,",
                "express_fare,2,,,",
                "express_fare,3,,,");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(175));
        assertThat(price(feed, "2 08:00 A-B")).isEqualTo(dollars(500));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(675));
    }

    @Test
    void example_5_a_ticket_with_changes_costs_more() {
        Gtfs feed = feed("simple_fare,1.75,USD,0,0,,", "plustransfer_fare,2.00,USD,0,,5400,");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(175));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(200));
        assertThat(price(feed, "1 08:00 A-B", "2 12:00 B-C")).isEqualTo(dollars(350));
    }

    @Test
    void example_6_pairs_of_stations_however_they_are_reached() {
        Gtfs feed = rules(feed("a_to_b,1.75,USD,0,,,", "a_to_c,3.25,USD,0,,,"), "a_to_b,,za,zb,", "a_to_c,,za,zc,");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(175));
        assertThat(price(feed, "1 08:00 A-C")).isEqualTo(dollars(325));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(325));
        assertThat(price(feed, "1 08:00 B-C"))
                .isEqualTo(new Incomplete("No fare of fare_attributes.txt is for leg 1, on route 1."));
    }

    @Test
    void example_7_the_zones_passed_must_be_just_those_of_the_fare() {
        Gtfs feed = rules(
                feed(
                        "F1,4.15,USD,0,,,",
                        "F2,2.20,USD,0,,,",
                        "F3,2.20,USD,0,,,",
                        "F4,2.95,USD,0,,,",
                        "F5,1.25,USD,0,,,",
                        "F6,1.95,USD,0,,,",
                        "F7,1.95,USD,0,,,"),
                "F1,,,,za",
                "F1,,,,zb",
                "F1,,,,zc",
                "F2,,,,za",
                "F2,,,,zb",
                "F3,,,,za",
                "F3,,,,zc",
                "F4,,,,zb",
                "F4,,,,zc",
                "F5,,,,za",
                "F6,,,,zb",
                "F7,,,,zc");

        assertThat(price(feed, "1 08:00 B-C")).isEqualTo(dollars(295));
        assertThat(price(feed, "1 08:00 A-C")).isEqualTo(dollars(415));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C")).isEqualTo(dollars(415));
        assertThat(price(feed, "1 08:00 C-D")).isInstanceOf(Incomplete.class);
    }

    @Test
    void a_leg_without_a_fare_leaves_the_whole_price_unknown() {
        Gtfs feed = rules(feed("local_fare,1.75,USD,0,0,,"), "local_fare,1,,,");

        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C"))
                .isEqualTo(new Incomplete("No fare of fare_attributes.txt is for leg 2, on route 2."));
    }

    @Test
    void a_rule_for_a_line_and_zones_is_for_that_line_between_those_zones() {
        Gtfs feed = rules(feed("f,1.75,USD,0,0,,"), "f,1,za,zb,", "f,2,zb,zc,");

        assertThat(price(feed, "1 08:00 A-B")).isEqualTo(dollars(175));
        assertThat(price(feed, "1 08:00 B-C")).isInstanceOf(Incomplete.class);
    }

    @Test
    void fares_in_two_currencies_are_not_added() {
        Gtfs feed = rules(feed("f,1.75,USD,0,0,,", "g,150,JPY,0,0,,"), "f,1,,,", "g,2,,,");

        assertThat(price(feed, "2 08:00 A-B")).isEqualTo(new Known(Money.of(150, "JPY"), ""));
        assertThat(price(feed, "1 08:00 A-B", "2 08:20 B-C"))
                .isEqualTo(new Incomplete("The fares of the legs are in several currencies."));
    }

    @Test
    void a_feed_without_fares_or_with_lines_of_them_left_out_has_no_prices() {
        assertThat(price(FareTown.gtfs(), "1 08:00 A-B")).isEqualTo(new Incomplete("The feed has no fares."));
        assertThat(price(feed("f,1.755,USD,0,0,,", "g,1.00,USD,0,0,,"), "1 08:00 A-B"))
                .isEqualTo(new Incomplete(
                        "Lines of fare_attributes.txt or fare_rules.txt were left out;" + " see the feed's report."));
    }

    @Test
    void the_metro_of_porto_prices_its_rides_by_zones() {
        Timetable metro =
                GtfsReader.read("metro", Porto.file("metro-gtfs-redated.zip")).timetable();
        int priced = 0;
        for (int trip = 0; trip < metro.trips().count(); trip += 100) {
            priced += FareOf.adult(metro, FareTown.wholeTrip(metro, trip)) instanceof Known ? 1 : 0;
        }

        assertThat(priced).isPositive();
    }
}
