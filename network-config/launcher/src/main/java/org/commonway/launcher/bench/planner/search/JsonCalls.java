package org.commonway.launcher.bench.planner.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** Calls of one JSON address over HTTP, timed from the request until the whole answer is here; it is read afterwards. */
public final class JsonCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final HttpClient http;

    /** Calls of this address. */
    public JsonCalls(URI address) {
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    /**
     * An answer.
     *
     * @param millis how long it took
     * @param status HTTP's
     * @param body as it came
     */
    public record Answer(double millis, int status, String body) {
        /** Whether the call did what was asked. */
        public boolean isGood() {
            return status / 100 == 2;
        }

        /** The body's JSON; an empty object for a call that failed, or that answered with something else. */
        public JsonNode json() {
            try {
                return isGood() ? JSON.readTree(body) : JSON.createObjectNode();
            } catch (IOException noJson) {
                return JSON.createObjectNode();
            }
        }
    }

    /** Posts this JSON; refused when nobody answers. */
    public Answer post(String json) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - start) / 1e6;
            return new Answer(millis, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    address + " does not answer (" + unreachable.getClass().getSimpleName()
                            + "): its process may have ended, or the machine has too little memory.",
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The bench was interrupted.", interrupted);
        }
    }
}
