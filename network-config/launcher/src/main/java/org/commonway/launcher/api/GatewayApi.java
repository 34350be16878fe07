package org.commonway.launcher.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;

/** One gateway, asked over HTTP. Every call may throw {@link ApiProblem}, or {@link LauncherRefusal} without an answer. */
public final class GatewayApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** The gateway at this address, without a slash at the end. */
    public GatewayApi(String url) {
        this.url = url;
    }

    /** The city, its operators and whether all is ready. */
    public JsonNode city() {
        return send("GET", "/api/city", Optional.empty(), Optional.empty());
    }

    /** Door-to-door options for one rider. */
    public JsonNode plan(Place from, Place to, Optional<LocalDateTime> departAt) {
        ObjectNode wishes = JSON.createObjectNode();
        departAt.ifPresent(time -> wishes.put("departAt", text(time)));
        return plan(from, to, wishes.put("passengers", 1));
    }

    /** Door-to-door options; {@code wishes} are the other fields of the request. */
    public JsonNode plan(Place from, Place to, ObjectNode wishes) {
        ObjectNode body = wishes.deepCopy();
        body.set("from", from.toJson());
        body.set("to", to.toJson());
        return send("POST", "/api/plans", Optional.of(body), Optional.empty());
    }

    /** A local time as the API takes it. */
    public static String text(LocalDateTime time) {
        return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    /**
     * Where a trip starts or ends.
     *
     * @param name for people; may be empty
     * @param point where
     */
    public record Place(String name, Point point) {
        private ObjectNode toJson() {
            ObjectNode json = JSON.createObjectNode().put("lat", point.lat()).put("lon", point.lon());
            return name.isEmpty() ? json : json.put("name", name);
        }
    }

    /** A new rider with a wallet: riderId, token, wallet. */
    public JsonNode newRider() {
        return send("POST", "/api/riders", Optional.of(JSON.createObjectNode()), Optional.empty());
    }

    /** Books an option of a plan for the rider of this token. */
    public JsonNode book(String token, String planId, String optionId) {
        ObjectNode body = JSON.createObjectNode().put("planId", planId).put("optionId", optionId);
        return send("POST", "/api/trips", Optional.of(body), Optional.of(token));
    }

    /** A trip of the rider of this token. */
    public JsonNode trip(String token, String tripId) {
        return send("GET", "/api/trips/" + encoded(tripId), Optional.empty(), Optional.of(token));
    }

    /** All trips of the rider of this token. */
    public JsonNode trips(String token) {
        return send("GET", "/api/trips", Optional.empty(), Optional.of(token));
    }

    /** Cancels a trip; the money goes back to the wallet. */
    public JsonNode cancel(String token, String tripId) {
        return send("DELETE", "/api/trips/" + encoded(tripId), Optional.empty(), Optional.of(token));
    }

    /** The whole address of a path that the gateway gave. */
    public String address(String path) {
        return path.startsWith("http") ? path : url + path;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, Optional<JsonNode> body, Optional<String> token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        request.header("Accept", "application/json, application/problem+json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        request.method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString(), StandardCharsets.UTF_8))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        try {
            return read(http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException unreachable) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "The gateway at " + url + " does not answer ("
                            + unreachable.getClass().getSimpleName()
                            + "): look at ./commonway status, and start the network with ./commonway up.",
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The call to the gateway was interrupted.", interrupted);
        }
    }

    private JsonNode read(HttpResponse<String> response) {
        JsonNode json = parse(response.body());
        if (response.statusCode() / 100 == 2) {
            return json;
        }
        String sentence = json.path("detail").asText(json.path("title").asText(""));
        throw new ApiProblem(
                json.path("code").asText("HTTP_" + response.statusCode()),
                response.statusCode(),
                sentence.isEmpty() ? "The gateway answered with HTTP status " + response.statusCode() + "." : sentence);
    }

    private JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    "What answers at " + url + " is no Commonway gateway: check which process holds that port.",
                    noJson);
        }
    }
}
