package org.commonway.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The gateway's HTTP API as a program of a third party would call it. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;

    Api(String address) {
        this.address = address.replaceAll("/$", "");
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param type content type
     * @param body parsed; missing when the body is no JSON
     */
    record Answer(int status, String type, JsonNode body) {}

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    Answer post(String path, String token, String body, String... headers) {
        HttpRequest.Builder request =
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The body of an answer that is no JSON. */
    String text(String path) {
        return exchange(request(path, "").GET()).body();
    }

    /** The bytes of an answer that is no text. */
    byte[] bytes(String path) {
        return exchange(request(path, "").GET(), BodyHandlers.ofByteArray()).body();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = exchange(request);
            String type = response.headers().firstValue("content-type").orElse("");
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
            return new Answer(response.statusCode(), type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
