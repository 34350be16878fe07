package org.commonway.gateway.plan;

import java.util.concurrent.CompletableFuture;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.proto.offer.v1.QuoteRequest;

/** Asking operators for quotes. */
public interface RideQuotes {
    /** Asks without waiting; every outcome is an answer, the future never fails. */
    CompletableFuture<QuoteAnswer> ask(RegisteredOperator operator, QuoteRequest request, QuoteDeadline deadline);
}
