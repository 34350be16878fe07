package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.commonway.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many riders at one moment: their trips share transactions of the ledger, and nobody notices. */
@ExtendWith(OneDemo.class)
class CrowdTest {
    private static final int CROWD = 24;
    /** Whether trips meet on their way to the ledger is a matter of luck. */
    private static final int MOST_ROUNDS = 5;

    private static final ExecutorService RIDERS = Executors.newFixedThreadPool(CROWD);

    private static RunningNetwork network;
    private static RiderCalls calls;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
        calls = new RiderCalls(running);
    }

    @AfterAll
    static void goHome() {
        RIDERS.shutdownNow();
    }

    @Test
    void each_of_many_riders_gets_its_own_trip_though_several_share_a_transaction() throws Exception {
        boolean shared = false;
        for (int round = 0; round < MOST_ROUNDS && !shared; round++) {
            List<String> tokens = Stream.generate(calls::newRider).limit(CROWD).toList();
            long before = calls.available(tokens.get(0));
            List<JsonNode> trips = bookAtOnce(tokens);
            Set<String> ids = new HashSet<>();
            Set<String> transactions = new HashSet<>();
            for (int i = 0; i < CROWD; i++) {
                JsonNode trip = trips.get(i);
                long fare = trip.at("/fare/minorUnits").asLong();
                assertThat(SpineTest.sum(trip.get("splits"))).isEqualTo(fare).isPositive();
                assertThat(calls.available(tokens.get(i))).isEqualTo(before - fare);
                ids.add(trip.get("id").asText());
                transactions.add(trip.get("txId").asText());
            }
            assertThat(ids).hasSize(CROWD);
            shared = transactions.size() < CROWD;
            RunningNetwork.await("the nodes confirm", Duration.ofSeconds(20), () -> network.openHolds() == 0);
            takeBack(tokens, trips, before);
        }
        assertThat(shared).as("some trips shared a transaction").isTrue();
    }

    private static List<JsonNode> bookAtOnce(List<String> tokens) throws Exception {
        // Nobody's vehicle is anybody else's: along a line of the example there is a seat for each.
        JsonNode ticket = TripLife.booked(calls.option(
                        network.exampleRequest(),
                        option -> TripLife.booked(option).stream().anyMatch(TripLife::isTicket)))
                .stream()
                .filter(TripLife::isTicket)
                .findFirst()
                .orElseThrow();
        JsonNode option = calls.option(network.requestAlong(ticket), CrowdTest::isAllTickets);
        String plan = calls.planId();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> asked = new ArrayList<>();
        for (String token : tokens) {
            asked.add(RIDERS.submit(() -> {
                start.await();
                return calls.book(token, plan, option, UUID.randomUUID().toString());
            }));
        }
        start.countDown();
        List<JsonNode> trips = new ArrayList<>();
        for (Future<Answer> one : asked) {
            assertThat(one.get().status()).as(one.get().body().toString()).isEqualTo(201);
            trips.add(one.get().body());
        }
        return trips;
    }

    private static boolean isAllTickets(JsonNode option) {
        List<JsonNode> legs = TripLife.booked(option);
        return !legs.isEmpty() && legs.stream().allMatch(TripLife::isTicket);
    }

    private static void takeBack(List<String> tokens, List<JsonNode> trips, long before) {
        for (int i = 0; i < tokens.size(); i++) {
            String trip = trips.get(i).get("id").asText();
            JsonNode gone =
                    network.api().delete("/api/trips/" + trip, tokens.get(i)).body();
            assertThat(gone.get("status").asText()).isEqualTo("ROLLBACK");
            assertThat(calls.available(tokens.get(i))).isEqualTo(before);
        }
    }
}
