package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.proof.history.History;
import org.junit.jupiter.api.Test;

/** Random histories of every function, on the contracts and on the model at once. */
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("proof.histories", 60);
    private static final long SEED = Long.getLong("proof.seed", 1);
    private static final int MOVES = 120;

    private final History history = new History(CommonwayChaincode::new, MOVES);

    @Test
    void contracts_and_law_agree_after_every_step_of_random_histories() {
        long begun = System.nanoTime();
        IntStream.range(0, HISTORIES)
                .forEach(i -> history.play(SEED + i)
                        .ifPresent(failure -> fail(history.shorten(failure).toString())));

        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d histories from seed %d, %.0f calls/s: %s%n",
                HISTORIES, SEED, history.tally().steps() / seconds, history.tally());
        Map<String, Integer> accepted = history.tally().accepted();
        assertThat(accepted.keySet())
                .as("what the histories never managed to do proves nothing")
                .containsAll(List.of(
                        "Register",
                        "PutTerms",
                        "Book",
                        "Book.many",
                        "Rollback",
                        "Cancel",
                        "LegEvent.PREPARE",
                        "LegEvent.READY",
                        "LegEvent.START",
                        "LegEvent.PAUSE",
                        "LegEvent.RESUME",
                        "LegEvent.REPORT_ISSUE",
                        "LegEvent.END",
                        "LegEvent.ABEND",
                        "LegEvent.NO_SHOW",
                        "Expire",
                        "Refund",
                        "Compensate",
                        "OpenDispute",
                        "PutEvidence",
                        "Rule",
                        "Purge",
                        "Begin",
                        "Net"));
        assertThat(history.tally().conflicts()).isPositive();
    }
}
