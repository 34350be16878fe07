package org.commonway.ledger.fabric;

import java.time.Duration;

/**
 * How long the ledger may take.
 *
 * @param evaluate for an answer to a question
 * @param endorse for checking and endorsing a transaction
 * @param commit for a transaction to be ordered and committed, all attempts at submitting it together
 */
public record Deadlines(Duration evaluate, Duration endorse, Duration commit) {
    /** Generous on one machine, and enough for a real network whose orderers elect a new leader (some 9 s). */
    public static Deadlines standard() {
        return new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
}
