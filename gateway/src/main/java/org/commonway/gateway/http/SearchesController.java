package org.commonway.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.proof.LogProof;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.record.KeptReceipts;
import org.commonway.gateway.record.Receipt;

/** Receipts of searches. */
@Controller(SearchesController.PATH)
@Tag(name = "search")
public class SearchesController {
    static final String PATH = "/api/searches";
    private static final int WAIT_SECONDS_MAX = 10;

    private final Cities cities;
    private final KeptReceipts receipts;
    private final ExecutorService workers;

    /** The API of these receipts. */
    public SearchesController(
            Cities cities, KeptReceipts receipts, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.cities = cities;
        this.receipts = receipts;
        this.workers = workers;
    }

    /** The receipt of a search. */
    @Get("/{planId}/receipt")
    @Operation(
            summary = "Get the receipt of a search",
            description = "What the public log has of the search, the proof that it is there, and what opens its"
                    + " commitments, which nobody else has. It is kept for an hour. Until the log has published the"
                    + " search it is not to be had: ask again, or wait.")
    @ApiResponse(responseCode = "200", description = "The receipt")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "503", description = "NOT_PUBLISHED with Retry-After, or LOG_STOPPED")
    public CompletableFuture<HttpResponse<ReceiptJson>> receipt(
            @Parameter(description = "The plan's id") @PathVariable String planId,
            @Parameter(description = "For how many seconds to wait for the log, 0 to 10; 0 when it is left out")
                    @QueryValue("waitSeconds")
                    Optional<Integer> waitSeconds) {
        int wait = waitSeconds.orElse(0);
        if (wait < 0 || wait > WAIT_SECONDS_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"waitSeconds\" is " + wait + "; it must be 0 to " + WAIT_SECONDS_MAX + ".");
        }
        Receipt receipt = receipts.get(planId);
        ServedCity city = cities.get(receipt.city());
        PublicLog log = city.log().find().orElseThrow(SearchesController::notPublished);
        return published(receipt, log, wait).thenApplyAsync(index -> answer(receipt, city, log, index), workers);
    }

    /** Ends with the entry's index once it is published. */
    private static CompletableFuture<Long> published(Receipt receipt, PublicLog log, int wait) {
        CompletableFuture<Long> published = wait == 0 && isWaiting(receipt, log)
                ? CompletableFuture.failedFuture(notPublished())
                : receipt.index().thenCompose(index -> log.whenPublished(index).thenApply(note -> index));
        return published.copy().orTimeout(Math.max(1, wait), TimeUnit.SECONDS).exceptionally(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof ApiProblem || cause instanceof TimeoutException) {
                throw notPublished();
            }
            throw new ApiProblem(
                    ProblemCode.LOG_STOPPED,
                    "The log stopped before it published this search: " + cause.getMessage(),
                    cause);
        });
    }

    private static boolean isWaiting(Receipt receipt, PublicLog log) {
        return !receipt.index().isDone()
                || (!receipt.index().isCompletedExceptionally()
                        && receipt.index().join() >= log.standing().publishedSize());
    }

    private static HttpResponse<ReceiptJson> answer(Receipt receipt, ServedCity city, PublicLog log, long index) {
        LogProof proof = log.findProof(index).orElseThrow(SearchesController::notPublished);
        return HttpResponse.ok(new ReceiptWriter(city).receipt(receipt, proof))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ApiProblem notPublished() {
        return new ApiProblem(
                ProblemCode.NOT_PUBLISHED,
                "The search is on record, and the public log has not published it yet; ask again in a second.");
    }
}
