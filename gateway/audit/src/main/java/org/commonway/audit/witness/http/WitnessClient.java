package org.commonway.audit.witness.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.witness.AddCheckpoint;
import org.commonway.audit.witness.WitnessAnswer;
import org.commonway.audit.witness.WitnessAnswer.Outcome;
import org.commonway.audit.witness.WitnessCall;

/** The way to a witness that is served over HTTP. */
public final class WitnessClient implements WitnessCall {
    /** Room for the cosignatures of some keys; a witness of this project gives one. */
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final HttpClient http;
    private final URI uri;

    /**
     * A way to one witness.
     *
     * @param http which may be shared; it should have a limit on connecting
     * @param prefix the witness's submission prefix, such as {@code http://127.0.0.1:7600}
     */
    public WitnessClient(HttpClient http, URI prefix) {
        this.http = http;
        this.uri = URI.create(prefix.toString().replaceAll("/+$", "") + "/add-checkpoint");
    }

    /** Ends exceptionally with WITNESS_ANSWER for a status that no witness gives. */
    @Override
    public CompletableFuture<WitnessAnswer> addCheckpoint(AddCheckpoint request, Duration deadline) {
        HttpRequest post = HttpRequest.newBuilder(uri)
                .timeout(deadline)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(post, head -> new BoundedBody(MOST_ANSWER_BYTES));
        // The request's own limit ends with the answer's head; its body must come in time too.
        CompletableFuture<HttpResponse<byte[]>> timed =
                exchange.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
        return timed.handle((response, failure) -> {
            if (failure != null) {
                exchange.cancel(true);
                throw new CompletionException(failure);
            }
            return answer(response);
        });
    }

    private WitnessAnswer answer(HttpResponse<byte[]> response) {
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(known -> known.status() == response.statusCode())
                .findFirst()
                .orElseThrow(() ->
                        new AuditRefusal(RefusalCode.WITNESS_ANSWER, uri + " with status " + response.statusCode()));
        return new WitnessAnswer(outcome, new String(response.body(), StandardCharsets.UTF_8));
    }
}
