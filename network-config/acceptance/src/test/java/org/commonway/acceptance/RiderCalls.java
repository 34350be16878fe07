package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.commonway.acceptance.Api.Answer;

/** What riders ask of the gateway for the demo's trip; the last plan is remembered. */
final class RiderCalls {
    private final RunningNetwork network;
    private String planId = "";

    RiderCalls(RunningNetwork network) {
        this.network = network;
    }

    /** The last search's plan. */
    String planId() {
        return planId;
    }

    Answer tryBooking(String token) {
        return book(token, "", pricedOption(), UUID.randomUUID().toString());
    }

    /** Books as a rider does who searches again when a vehicle was taken meanwhile: the city's streets do that at any time. */
    Answer tryToBook(String token) {
        Answer answer = tryBooking(token);
        for (int tries = 0; tries < 20 && answer.status() == 409; tries++) {
            answer = tryBooking(token);
        }
        return answer;
    }

    /** An option that costs something, of a fresh search for the demo's trip. */
    JsonNode pricedOption() {
        return option(
                network.exampleRequest(),
                option -> option.at("/price/minorUnits").asLong() > 0);
    }

    /** The first such option of this search whose price is known. */
    JsonNode option(String request, Predicate<JsonNode> wanted) {
        Answer answer = plan(request);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        planId = answer.body().get("planId").asText();
        return StreamSupport.stream(answer.body().get("options").spliterator(), false)
                .filter(option -> option.get("priceComplete").asBoolean())
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no such option: " + answer.body()));
    }

    Answer plan(String body) {
        return network.api().post("/api/plans", "", body);
    }

    Answer book(String token, String plan, JsonNode option, String key) {
        String body = Api.JSON
                .createObjectNode()
                .put("planId", plan.isEmpty() ? planId : plan)
                .put("optionId", option.get("optionId").asText())
                .toString();
        return network.api().post("/api/trips", token, body, "Idempotency-Key", key);
    }

    String newRider() {
        return network.api().post("/api/riders", "", "{}").body().get("token").asText();
    }

    long available(String token) {
        return network.api()
                .get("/api/wallet", token)
                .body()
                .at("/available/minorUnits")
                .asLong();
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).contains("application/problem+json");
        assertThat(answer.body().get("code").asText()).isEqualTo(code);
        assertThat(answer.body().get("detail").asText()).as("one sentence").endsWith(".");
    }
}
