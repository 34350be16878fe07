package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.acceptance.RiderCalls.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.commonway.acceptance.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One network of real processes over real sockets: what a rider and a stranger meet. */
@ExtendWith(OneDemo.class)
class SpineTest {
    private static RunningNetwork network;
    private static RiderCalls riders;
    private static Api api;
    private static JsonNode demo;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
        riders = new RiderCalls(running);
        api = running.api();
        demo = running.demo();
    }

    @Test
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
    void a_rider_books_sees_the_ticket_takes_it_back_and_has_the_money_back() {
        String token = riders.newRider();
        long before = riders.available(token);
        JsonNode option = riders.pricedOption();
        Answer booked =
                riders.book(token, riders.planId(), option, UUID.randomUUID().toString());
        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        JsonNode trip = booked.body();
        assertThat(sum(trip.get("splits")))
                .isEqualTo(trip.at("/fare/minorUnits").asLong());
        assertThat(riders.available(token))
                .isEqualTo(before - trip.at("/fare/minorUnits").asLong());
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(api.get(path + "/ticket.svg", token).type()).contains("image/svg+xml");

        Answer cancelled = api.delete(path, token);
        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        assertThat(cancelled.body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(riders.available(token)).isEqualTo(before);
        assertThat(api.delete(path, token).body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(riders.available(token))
                .as("a second cancel refunds nothing more")
                .isEqualTo(before);
    }

    @Test
    void the_same_key_books_once_and_another_body_is_refused() {
        String token = riders.newRider();
        JsonNode option = riders.pricedOption();
        String key = UUID.randomUUID().toString();
        Answer first = riders.book(token, riders.planId(), option, key);
        Answer again = riders.book(token, riders.planId(), option, key);
        assertThat(again.body().get("id")).isEqualTo(first.body().get("id"));
        Answer other = api.post(
                "/api/trips",
                token,
                "{\"planId\":\"" + riders.planId() + "\",\"optionId\":\"another\"}",
                "Idempotency-Key",
                key);
        assertProblem(other, 409, "IDEMPOTENCY_MISMATCH");
        api.delete("/api/trips/" + first.body().get("id").asText(), token);
    }

    @Test
    void a_stranger_sees_nothing_of_another_riders_trip() {
        String token = riders.newRider();
        JsonNode trip = riders.tryToBook(token).body();
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(api.get(path, riders.newRider()).status()).isEqualTo(404);
        assertProblem(api.get(path, ""), 401, "NOT_SIGNED_IN");
        api.delete(path, token);
    }

    @Test
    void nonsense_is_answered_with_one_clear_sentence() {
        assertProblem(
                riders.plan("{\"from\":{\"lat\":0,\"lon\":0},\"to\":{\"lat\":0.1,\"lon\":0}}"), 422, "OUTSIDE_MAP");
        assertProblem(riders.plan("{\"from\":"), 400, "BAD_REQUEST");
        assertProblem(riders.plan("{}"), 400, "BAD_REQUEST");
        assertThat(api.get("/api/no-such-thing", "").status()).isEqualTo(404);
        Answer expired = api.post("/api/trips", riders.newRider(), "{\"planId\":\"gone\",\"optionId\":\"gone\"}");
        assertThat(expired.status()).isIn(404, 410);
        assertThat(expired.body().get("detail").asText()).isNotBlank();
    }

    @Test
    void an_empty_wallet_books_nothing_and_holds_nothing() {
        String token = riders.newRider();
        Answer last = riders.tryBooking(token);
        // A vehicle that was just taken is still in some searches for a moment: then one searches again.
        for (int tries = 0; tries < 100 && (last.status() == 201 || last.status() == 409); tries++) {
            last = riders.tryBooking(token);
        }
        assertProblem(last, 402, "INSUFFICIENT_FUNDS");
        RunningNetwork.await("every hold is released", Duration.ofSeconds(10), () -> network.openHolds() == 0);
        for (JsonNode trip : api.get("/api/trips", token).body().get("trips")) {
            api.delete("/api/trips/" + trip.get("id").asText(), token);
        }
    }

    @Test
    void what_a_program_needs_is_served_health_metrics_and_the_api_description() {
        assertThat(api.get("/health", "").body().get("status").asText()).isEqualTo("UP");
        assertThat(api.get("/prometheus", "").status()).isEqualTo(200);
        assertThat(api.get("/swagger-ui", "").status()).isEqualTo(200);
        assertThat(api.get("/api/map/tiles/" + tileOfTheCentre(), "").body().get("features"))
                .isNotEmpty();
    }

    @Test
    void everything_that_prometheus_is_told_to_read_has_metrics() {
        JsonNode targets = network.scrapeTargets();
        assertThat(targets).hasSizeGreaterThan(3);
        for (JsonNode target : targets) {
            String address = target.at("/targets/0").asText();
            String path = target.at("/labels").path("__metrics_path__").asText("/metrics");
            assertThat(new Api("http://" + address).text(path))
                    .as(target.at("/labels").toString())
                    .contains("# TYPE process_cpu_");
        }
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

    static long sum(JsonNode splits) {
        return StreamSupport.stream(splits.spliterator(), false)
                .mapToLong(split -> split.at("/amount/minorUnits").asLong())
                .sum();
    }
}
