package org.commonway.audit.witness;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A way to a witness, such as over HTTP. For several threads. */
@FunctionalInterface
public interface WitnessCall {
    /**
     * Asks the witness to cosign. Ends exceptionally if there is no answer in time, or none that a witness gives.
     *
     * @param deadline how long to wait at most
     */
    CompletableFuture<WitnessAnswer> addCheckpoint(AddCheckpoint request, Duration deadline);
}
