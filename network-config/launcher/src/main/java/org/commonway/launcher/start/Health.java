package org.commonway.launcher.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Asks processes whether they are ready (Micronaut's {@code /health}: 200 when UP, 503 when not). */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Whether the gateway finds all these operators on the ledger of the city whose channel this is, and their nodes up.
     * Its health alone does not say so: a gateway that read the ledger before the last operator registered is ready for
     * those that it saw.
     */
    public boolean seesAll(String gatewayUrl, String channel, Set<String> operatorIds) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gatewayUrl + "/api/city?city=" + channel))
                .timeout(PATIENCE)
                .build();
        try {
            JsonNode city = new JsonMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body());
            Set<String> up = new HashSet<>();
            for (JsonNode operator : city.path("operators")) {
                if (operator.path("status").asText().equals("UP")) {
                    up.add(operator.path("id").asText());
                }
            }
            return city.path("ready").asBoolean() && up.containsAll(operatorIds);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the process behind this address says that it is up. */
    public boolean isUp(String healthUrl) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(healthUrl)).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
