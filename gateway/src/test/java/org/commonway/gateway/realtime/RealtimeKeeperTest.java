package org.commonway.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.FakeNode.FakeFeed;
import org.commonway.gateway.town.Said;
import org.junit.jupiter.api.Test;

/** A bus operator speaks of its trips through its node, and searches hear it. */
class RealtimeKeeperTest extends SpeakingBus {
    @Test
    void a_delay_is_in_the_next_search_with_what_the_timetable_says() {
        assertThat(departures()).containsExactly("08:10");

        RealtimeState state = say(feed(Said.at(now).late("t10", 120).late("ghost", 60)));

        assertThat(departures()).containsExactly("08:12");
        assertThat(rides().get(0).service().board().time().realtime()).isTrue();
        assertThat(state.status()).isEqualTo(RealtimeState.Status.LIVE);
        assertThat(state.counts().trips()).isEqualTo(1);
        assertThat(state.skipped()).containsEntry("TRIP_UNKNOWN", 1);
    }

    @Test
    void a_cancelled_trip_is_gone_and_back_when_nothing_more_is_said_of_it() {
        say(feed(Said.at(now).canceled("t10")));
        assertThat(departures()).containsExactly("08:20");

        say(feed(Said.at(now)));
        assertThat(departures()).containsExactly("08:10");
    }

    @Test
    void what_is_older_than_three_minutes_by_its_own_time_is_forgotten() {
        Instant made = now;
        say(feed(Said.at(made).canceled("t10")));

        bus.realtime = List.of(new FakeFeed(Said.at(made).canceled("t10").message(), made.plusSeconds(180)));
        assertThat(fetchAfter(165).status()).isEqualTo(RealtimeState.Status.LIVE);
        RealtimeState old = fetchAfter(15);

        assertThat(old.status()).isEqualTo(RealtimeState.Status.SILENT);
        assertThat(old.detail()).contains("Realtime feed 1", "too old");
        assertThat(departures()).containsExactly("08:10");
        assertThat(network.getPlanner().realtime().find("bus")).isEmpty();
    }

    @Test
    void what_its_source_has_not_confirmed_for_three_minutes_is_forgotten_whatever_time_it_gives() {
        Instant tomorrow = now.plus(Duration.ofDays(1));
        FakeFeed ahead = new FakeFeed(
                Said.at(tomorrow).canceled("t10").message(),
                now,
                "Its server is ill.",
                Said.at(tomorrow).canceled("t10").message().size());
        assertThat(say(ahead).status()).isEqualTo(RealtimeState.Status.LIVE);
        assertThat(departures()).containsExactly("08:20");

        RealtimeState old = fetchAfter(180);

        assertThat(old.status()).isEqualTo(RealtimeState.Status.SILENT);
        assertThat(old.detail()).isEqualTo("Realtime feed 1: Its server is ill.");
        assertThat(departures()).containsExactly("08:10");
    }

    @Test
    void a_node_that_is_gone_is_listened_to_for_three_minutes_more() {
        say(feed(Said.at(now.plusSeconds(15)).canceled("t10")));
        bus.close();

        assertThat(fetchAfter(150).status()).isEqualTo(RealtimeState.Status.LIVE);
        assertThat(keeper.findState("bus").orElseThrow().detail()).isNotEmpty();
        assertThat(departures()).containsExactly("08:20");
        assertThat(fetchAfter(60).status()).isEqualTo(RealtimeState.Status.SILENT);
        assertThat(departures()).containsExactly("08:10");
    }

    @Test
    void a_feed_that_is_no_feed_leaves_the_search_as_it_was_and_is_named() {
        say(feed(Said.at(now.plusSeconds(15)).canceled("t10")));

        RealtimeState garbage = say(new FakeFeed(ByteString.copyFromUtf8("<html>no such page"), now));
        assertThat(garbage.detail()).contains("Realtime feed 1", "no GTFS Realtime message");
        assertThat(departures()).containsExactly("08:20");

        RealtimeState large = say(new FakeFeed(Said.at(now).message(), now, "", 100 << 20));
        assertThat(large.detail()).contains("104857600", "not fetched");
        assertThat(departures()).containsExactly("08:20");

        bus.realtime = List.of();
        assertThat(fetchAfter(15).detail()).contains("did not answer in time");
        assertThat(departures()).containsExactly("08:20");
    }

    @Test
    void a_feed_of_another_city_changes_nothing_and_is_named() {
        RealtimeState wrong = say(feed(Said.at(now).canceled("x1").canceled("x2")));

        assertThat(wrong.detail())
                .isEqualTo("Its realtime names 2 trips that its timetable does not have, and none that it has.");
        assertThat(departures()).containsExactly("08:10");
    }

    @Test
    void what_another_key_signed_is_not_used() {
        bus.signWithAnotherKey();

        assertThat(say(feed(Said.at(now).canceled("t10"))).status()).isEqualTo(RealtimeState.Status.SILENT);
        assertThat(keeper.findState("bus").orElseThrow().detail()).contains("bus", "not used");
        assertThat(departures()).containsExactly("08:10");
    }

    @Test
    void two_feeds_are_one_and_the_old_one_of_them_is_left_out() {
        FakeFeed alerts = feed(Said.at(now).alert("west", "Greve", "Strike"));
        RealtimeState both = say(feed(Said.at(now).late("t10", 120)), alerts);
        assertThat(both.status()).isEqualTo(RealtimeState.Status.LIVE);
        assertThat(both.counts()).isEqualTo(new RealtimeState.Counts(1, 1, 0));
        assertThat(rides()).singleElement().satisfies(ride -> {
            assertThat(ride.alerts()).hasSize(1);
            assertThat(ride.service().board().time().realtime()).isTrue();
        });

        now = now.plusSeconds(200);
        RealtimeState one = say(bus.realtime.get(0), new FakeFeed(alerts.message(), now));
        assertThat(one.status()).as("alerts last ten minutes").isEqualTo(RealtimeState.Status.PARTIAL);
        assertThat(departures()).containsExactly("08:10");
        assertThat(rides().get(0).alerts()).hasSize(1);
    }

    @Test
    void a_slow_node_keeps_no_other_from_being_heard() throws Exception {
        try (FakeNode tram = operator("tram")) {
            tram.realtime = List.of();
            Await.until(this::round, () -> timetables() == 2);
            bus.realtime = List.of(feed(Said.at(now).late("t10", 120)));
            keeper = keeper(Duration.ofMinutes(10));

            Await.until(
                    keeper::tend,
                    () -> network.getPlanner().realtime().find("bus").isPresent());

            assertThat(keeper.findState("tram")).as("still waited for").isEmpty();
        }
    }

    @Test
    void an_operator_that_leaves_the_ledger_is_forgotten() {
        say(feed(Said.at(now).canceled("t10")));
        ledger.operators.clear();
        registry.refresh();

        Await.until(keeper::tend, () -> keeper.findState("bus").isEmpty());
        assertThat(network.getPlanner().realtime().find("bus")).isEmpty();
    }
}
