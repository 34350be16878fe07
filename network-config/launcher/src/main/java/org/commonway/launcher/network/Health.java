package org.commonway.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks processes whether they are ready (Micronaut's {@code /health}: 200 when UP, 503 when not). */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

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
