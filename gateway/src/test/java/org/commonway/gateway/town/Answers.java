package org.commonway.gateway.town;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Answers of a gateway over HTTP. */
public final class Answers {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Answers() {}

    /** The answer to this request; fails the test where none comes. */
    public static HttpResponse<String> to(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
