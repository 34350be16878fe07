package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.commonway.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One network of real processes over real sockets: what a rider, a stranger and a fault meet. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpineTest {
    private static RunningNetwork network;
    private static Api api;
    private static JsonNode demo;

    @BeforeAll
    static void start() {
        network = RunningNetwork.startDemo();
        api = network.api();
        demo = network.demo();
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void the_demo_books_a_trip_over_three_operators_and_splits_it_to_the_cent() {
        Set<String> operators = new HashSet<>();
        long prices = 0;
        for (JsonNode leg : demo.at("/itinerary/legs")) {
            if (leg.hasNonNull("operator")) {
                operators.add(leg.get("operator").asText());
            }
            prices += leg.at("/price/minorUnits").asLong();
        }
        assertThat(operators).hasSizeGreaterThanOrEqualTo(3);
        assertThat(demo.at("/trip/status").asText()).isEqualTo("CONFIRMED");
        assertThat(demo.at("/trip/txId").asText()).matches("[0-9a-f]{64}");
        long fare = demo.at("/fare/minorUnits").asLong();
        assertThat(prices).isEqualTo(fare).isPositive();
        assertThat(sum(demo.get("splits"))).isEqualTo(fare);
    }

    @Test
    @Order(2)
    void a_rider_books_sees_the_ticket_takes_it_back_and_has_the_money_back() {
        String token = newRider();
        long before = available(token);
        JsonNode option = pricedOption();
        Answer booked = book(token, planId, option, UUID.randomUUID().toString());
        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        JsonNode trip = booked.body();
        assertThat(sum(trip.get("splits")))
                .isEqualTo(trip.at("/fare/minorUnits").asLong());
        assertThat(available(token))
                .isEqualTo(before - trip.at("/fare/minorUnits").asLong());
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(api.get(path + "/ticket.svg", token).type()).contains("image/svg+xml");

        Answer cancelled = api.delete(path, token);
        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        assertThat(cancelled.body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(available(token)).isEqualTo(before);
        assertThat(api.delete(path, token).body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(available(token)).as("a second cancel refunds nothing more").isEqualTo(before);
    }

    @Test
    @Order(3)
    void the_same_key_books_once_and_another_body_is_refused() {
        String token = newRider();
        JsonNode option = pricedOption();
        String key = UUID.randomUUID().toString();
        Answer first = book(token, planId, option, key);
        Answer again = book(token, planId, option, key);
        assertThat(again.body().get("id")).isEqualTo(first.body().get("id"));
        Answer other = api.post(
                "/api/trips",
                token,
                "{\"planId\":\"" + planId + "\",\"optionId\":\"another\"}",
                "Idempotency-Key",
                key);
        assertProblem(other, 409, "IDEMPOTENCY_MISMATCH");
        api.delete("/api/trips/" + first.body().get("id").asText(), token);
    }

    @Test
    @Order(4)
    void a_stranger_sees_nothing_of_another_riders_trip() {
        String token = newRider();
        JsonNode trip = tryBooking(token).body();
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(api.get(path, newRider()).status()).isEqualTo(404);
        assertProblem(api.get(path, ""), 401, "NOT_SIGNED_IN");
        api.delete(path, token);
    }

    @Test
    @Order(5)
    void nonsense_is_answered_with_one_clear_sentence() {
        assertProblem(plan("{\"from\":{\"lat\":0,\"lon\":0},\"to\":{\"lat\":0.1,\"lon\":0}}"), 422, "OUTSIDE_MAP");
        assertProblem(plan("{\"from\":"), 400, "BAD_REQUEST");
        assertProblem(plan("{}"), 400, "BAD_REQUEST");
        assertThat(api.get("/api/no-such-thing", "").status()).isEqualTo(404);
        Answer expired = api.post("/api/trips", newRider(), "{\"planId\":\"gone\",\"optionId\":\"gone\"}");
        assertThat(expired.status()).isIn(404, 410);
        assertThat(expired.body().get("detail").asText()).isNotBlank();
    }

    @Test
    @Order(6)
    void an_empty_wallet_books_nothing_and_holds_nothing() {
        String token = newRider();
        Answer last = tryBooking(token);
        // A vehicle that was just taken is still in some searches for a moment: then one searches again.
        for (int tries = 0; tries < 100 && (last.status() == 201 || last.status() == 409); tries++) {
            last = tryBooking(token);
        }
        assertProblem(last, 402, "INSUFFICIENT_FUNDS");
        RunningNetwork.await("every hold is released", Duration.ofSeconds(10), () -> network.openHolds() == 0);
        for (JsonNode trip : api.get("/api/trips", token).body().get("trips")) {
            api.delete("/api/trips/" + trip.get("id").asText(), token);
        }
    }

    @Test
    @Order(7)
    void what_a_program_needs_is_served_health_metrics_and_the_api_description() {
        assertThat(api.get("/health", "").body().get("status").asText()).isEqualTo("UP");
        assertThat(api.get("/prometheus", "").status()).isEqualTo(200);
        assertThat(api.get("/swagger-ui", "").status()).isEqualTo(200);
        assertThat(api.get("/api/map/tiles/" + tileOfTheCentre(), "").body().get("features"))
                .isNotEmpty();
    }

    @Test
    @Order(8)
    void a_ride_that_ends_early_costs_less_than_was_set_aside_and_the_books_agree() {
        TripLife life = new TripLife(network);
        JsonNode trip =
                life.book(life.now(), legs -> !legs.isEmpty() && legs.stream().allMatch(TripLife::isRental));
        int legs = TripLife.booked(trip).size();
        long fare = trip.at("/fare/minorUnits").asLong();
        assertThat(life.wallet("reserved")).isEqualTo(fare);
        for (int leg = 0; leg < legs; leg++) {
            life.ride(leg, "start");
            life.ride(leg, "end");
        }
        JsonNode ridden = life.await(
                "the ledger has the whole trip",
                now -> now.get("status").asText().equals("ENDED"));
        long paid = ridden.at("/paid/minorUnits").asLong();
        assertThat(paid).isPositive().isLessThan(fare);
        assertThat(ridden.at("/pending/minorUnits").asLong()).isZero();
        assertThat(life.spent()).isEqualTo(paid);
        assertThat(life.wallet("reserved")).isZero();
        assertThat(network.refusedReports()).isZero();

        Map<String, Long> books = life.balances();
        assertThat(books.get("PAYER")).isEqualTo(-paid);
        assertThat(books.getOrDefault("HOLD", 0L)).isZero();
        long commission = shareOf(ridden, 300);
        long levy = shareOf(ridden, 100);
        assertThat(books.getOrDefault("COMMISSION", 0L)).isEqualTo(commission);
        assertThat(books.getOrDefault("LEVY", 0L)).isEqualTo(levy);
        assertThat(sumOf(books, "OPERATOR")).isEqualTo(paid - commission - levy);

        JsonNode erased = life.delete("/details").body();
        assertThat(erased.get("erased").asBoolean()).isTrue();
        assertThat(TripLife.booked(erased)).noneMatch(leg -> leg.has("from") || leg.has("vehicleId"));
    }

    @Test
    @Order(9)
    void a_leg_is_cancelled_for_the_fee_of_its_tier_and_the_rest_of_the_trip_for_nothing() {
        TripLife life = new TripLife(network);
        JsonNode trip = life.book(
                network.exampleDeparture(),
                legs -> legs.size() > 1 && legs.stream().anyMatch(TripLife::isTicket));
        JsonNode ticket = TripLife.booked(trip).stream()
                .filter(TripLife::isTicket)
                .findFirst()
                .orElseThrow();
        String leg = "/legs/" + ticket.get("number").asInt();
        long fee = life.get(leg + "/cancellation").at("/fee/minorUnits").asLong();
        assertThat(fee)
                .as("a tenth of the price, as the sample city's timetables ask")
                .isEqualTo(ticket.at("/price/minorUnits").asLong() / 10)
                .isPositive();
        assertProblem(life.delete(leg), 409, "FEE_NOT_AGREED");
        assertThat(life.delete(leg + "?feeAtMost=" + fee).status()).isEqualTo(200);
        assertThat(life.spent()).isEqualTo(fee);
        long rest = life.get("/cancellation").at("/fee/minorUnits").asLong();
        JsonNode cancelled = life.delete("?feeAtMost=" + rest).body();
        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(life.spent()).isEqualTo(fee + rest);
        assertThat(life.balances()).containsEntry("HOLD", 0L).containsEntry("PAYER", -(fee + rest));
    }

    @Test
    @Order(10)
    void a_trip_taken_back_at_once_leaves_nothing_on_any_account() {
        TripLife life = new TripLife(network);
        life.book(network.exampleDeparture(), legs -> legs.size() > 1);
        assertThat(life.get("/cancellation").get("way").asText()).isEqualTo("ROLLBACK");
        assertThat(life.delete("").body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(life.spent()).isZero();
        assertThat(life.wallet("reserved")).isZero();
        assertThat(life.balances().values()).allMatch(balance -> balance == 0);
    }

    /** What goes out of each leg's charge, rounded down leg by leg. */
    private static long shareOf(JsonNode trip, int bps) {
        return TripLife.booked(trip).stream()
                .mapToLong(leg -> leg.at("/charged/minorUnits").asLong() * bps / 10_000)
                .sum();
    }

    private static long sumOf(Map<String, Long> books, String kind) {
        return books.entrySet().stream()
                .filter(account -> account.getKey().startsWith(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    @Order(11)
    void a_node_that_is_down_costs_nobody_else_anything() {
        JsonNode option = pricedOption();
        String plan = planId;
        String operator = StreamSupport.stream(option.get("legs").spliterator(), false)
                .filter(leg -> leg.hasNonNull("operator"))
                .map(leg -> leg.at("/operator/id").asText())
                .findFirst()
                .orElseThrow();
        String token = newRider();
        long before = available(token);
        network.kill(operator);
        assertProblem(book(token, plan, option, UUID.randomUUID().toString()), 503, "OPERATOR_DOWN");
        assertThat(available(token)).isEqualTo(before);
        network.restart();
        api = network.api();
        RunningNetwork.await("the operator is back", Duration.ofSeconds(60), () -> isUp(operator));
        RunningNetwork.await("every hold is released", Duration.ofSeconds(10), () -> network.openHolds() == 0);
    }

    @Test
    @Order(12)
    void a_ledger_that_is_down_says_so_and_comes_back_with_all_that_was_booked() {
        String token = newRider();
        JsonNode trip = tryBooking(token).body();
        JsonNode option = pricedOption();
        network.kill("ledger");
        assertProblem(book(token, planId, option, UUID.randomUUID().toString()), 503, "LEDGER_DOWN");
        network.restart();
        api = network.api();
        RunningNetwork.await(
                "a booking goes through again",
                Duration.ofSeconds(60),
                () -> book(newRider(), "", pricedOption(), UUID.randomUUID().toString())
                                .status()
                        == 201);
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(api.get(path, token).body().get("block")).isEqualTo(trip.get("block"));
        assertThat(api.delete(path + "?feeAtMost=100000", token)
                        .body()
                        .get("status")
                        .asText())
                .isIn("CANCELLED", "ROLLBACK");
    }

    private String planId = "";

    private Answer tryBooking(String token) {
        return book(token, "", pricedOption(), UUID.randomUUID().toString());
    }

    private JsonNode pricedOption() {
        return findPricedOption().orElseThrow();
    }

    /** An option that costs something, of a fresh search for the demo's trip. */
    private Optional<JsonNode> findPricedOption() {
        Answer answer = plan(network.exampleRequest());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        planId = answer.body().get("planId").asText();
        return StreamSupport.stream(answer.body().get("options").spliterator(), false)
                .filter(option -> option.get("priceComplete").asBoolean()
                        && option.at("/price/minorUnits").asLong() > 0)
                .findFirst();
    }

    private Answer plan(String body) {
        return api.post("/api/plans", "", body);
    }

    private Answer book(String token, String plan, JsonNode option, String key) {
        String body = Api.JSON
                .createObjectNode()
                .put("planId", plan.isEmpty() ? planId : plan)
                .put("optionId", option.get("optionId").asText())
                .toString();
        return api.post("/api/trips", token, body, "Idempotency-Key", key);
    }

    private static String newRider() {
        return api.post("/api/riders", "", "{}").body().get("token").asText();
    }

    private static long available(String token) {
        return api.get("/api/wallet", token).body().at("/available/minorUnits").asLong();
    }

    private static boolean isUp(String operator) {
        return StreamSupport.stream(
                        api.get("/api/city", "").body().get("operators").spliterator(), false)
                .anyMatch(entry -> entry.get("id").asText().equals(operator)
                        && entry.get("status").asText().equals("UP"));
    }

    private static String tileOfTheCentre() {
        JsonNode centre = api.get("/api/city", "").body().get("center");
        int zoom = 14;
        double latitude = Math.toRadians(centre.get("lat").asDouble());
        int x = (int) Math.floor((centre.get("lon").asDouble() + 180) / 360 * (1 << zoom));
        int y = (int) Math.floor(
                (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << zoom));
        return zoom + "/" + x + "/" + y;
    }

    private static long sum(JsonNode splits) {
        return StreamSupport.stream(splits.spliterator(), false)
                .mapToLong(split -> split.at("/amount/minorUnits").asLong())
                .sum();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).contains("application/problem+json");
        assertThat(answer.body().get("code").asText()).isEqualTo(code);
        assertThat(answer.body().get("detail").asText()).as("one sentence").endsWith(".");
    }
}
