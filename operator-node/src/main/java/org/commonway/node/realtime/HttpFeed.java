package org.commonway.node.realtime;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A feed at an http address; asked for only when it has changed, where its server can tell. */
final class HttpFeed implements FeedSource {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LONGEST_WAIT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI address;
    private final Duration longestWait;
    private Optional<String> etag = Optional.empty();
    private Optional<String> lastModified = Optional.empty();

    HttpFeed(String address) {
        this(address, LONGEST_WAIT);
    }

    /** Waits no longer than this for a whole answer. */
    HttpFeed(String address, Duration longestWait) {
        this.address = URI.create(address);
        this.longestWait = longestWait;
    }

    @Override
    public Optional<ByteString> fetch() throws FeedTrouble {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        etag.ifPresent(known -> request.setHeader("If-None-Match", known));
        lastModified.ifPresent(known -> request.setHeader("If-Modified-Since", known));
        HttpResponse<byte[]> answer = send(request.build());
        if (answer.statusCode() == NOT_MODIFIED && (etag.isPresent() || lastModified.isPresent())) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new FeedTrouble("Its server answers with status " + answer.statusCode() + ".");
        }
        etag = answer.headers().firstValue("ETag");
        lastModified = answer.headers().firstValue("Last-Modified");
        return Optional.of(ByteString.copyFrom(answer.body()));
    }

    /** The client's own time limit ends with the headers; this one holds for the whole answer. */
    private HttpResponse<byte[]> send(HttpRequest request) throws FeedTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(LARGEST_MESSAGE_BYTES));
        try {
            return answer.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new FeedTrouble("Its server did not answer in time.", slow);
        } catch (ExecutionException failed) {
            throw trouble(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedTrouble("The node is being stopped.", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private static FeedTrouble trouble(ExecutionException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLarge) {
                return new FeedTrouble("Its server sends more than 16 MiB.", cause);
            }
            if (cause instanceof IOException) {
                return new FeedTrouble("Its server cannot be reached.", cause);
            }
        }
        throw new IllegalStateException("an exchange failed without a word of the network", failed);
    }
}
