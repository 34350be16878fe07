package org.commonway.gateway.record;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.digest.Digest;

/**
 * The signed answers of operators that one record has.
 *
 * @param index where the record stands in the log, once it is on the disk
 * @param search the search's name
 * @param answers quotes and refusals, one of an operator
 */
public record RecordedAnswers(CompletableFuture<Long> index, Digest search, List<Answer> answers) {
    /** Copies the list. */
    public RecordedAnswers {
        answers = List.copyOf(answers);
    }

    /**
     * A quote or a refusal.
     *
     * @param operator who signed it
     * @param digest of what it signed
     * @param receivedMillis when it came, milliseconds since 1970
     */
    public record Answer(String operator, Digest digest, long receivedMillis) {}
}
