package org.commonway.launcher.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A log's files on a web server. */
public final class WebFiles implements LogFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final URI log;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private WebFiles(URI log) {
        this.log = log;
    }

    /** The files below this URL; refused when it is none. */
    public static WebFiles of(String url) {
        try {
            return new WebFiles(URI.create(url.endsWith("/") ? url : url + "/"));
        } catch (IllegalArgumentException e) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, url + " is no URL: give that of a log's public files.", e);
        }
    }

    @Override
    public Optional<byte[]> find(String path) {
        URI file = log.resolve(path);
        try {
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(file).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return switch (answer.statusCode()) {
                    case OK -> Optional.of(body.readNBytes(MOST_BYTES + 1));
                    case NOT_FOUND, GONE -> Optional.empty();
                    default -> throw unreachable(file, "status " + answer.statusCode(), null);
                };
            }
        } catch (IOException e) {
            throw unreachable(file, LauncherRefusal.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(file, "interrupted", e);
        }
    }

    private static LauncherRefusal unreachable(
            URI file, String why, @org.jspecify.annotations.Nullable Exception cause) {
        LauncherRefusal refusal = new LauncherRefusal(
                ExitCode.UNREACHABLE,
                file + " was not answered (" + why + "): try again, or ask whoever serves the log.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
