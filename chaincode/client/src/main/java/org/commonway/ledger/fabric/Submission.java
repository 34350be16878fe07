package org.commonway.ledger.fabric;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage.Step;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.TransactionException;

/**
 * Hands in one signed transaction until its fate is known or time is up. It is always the same transaction: orderers may
 * have lost what they acknowledged, and what they did not lose commits once only (DUPLICATE_TXID for the rest).
 */
final class Submission {
    /** One attempt waits this long for the commit, then the transaction is taken for lost and handed in again. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    private final ManagedChannel channel;
    private final BadNews badNews;
    private final long endNanos;

    Submission(ManagedChannel channel, BadNews badNews, Duration within) {
        this.channel = channel;
        this.badNews = badNews;
        this.endNanos = System.nanoTime() + within.toNanos();
    }

    Commit submit(Transaction transaction) {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return toCommit(attempt(transaction));
            } catch (SubmitException e) {
                awaitNextAttempt(Step.SUBMIT, e, backoff);
            } catch (CommitStatusException e) {
                awaitNextAttempt(Step.COMMIT_STATUS, e, backoff);
            }
        }
    }

    private Status attempt(Transaction transaction) throws SubmitException, CommitStatusException {
        UnaryOperator<CallOptions> options = deadline();
        return transaction.submitAsync(options).getStatus(options);
    }

    private static Commit toCommit(Status status) {
        if (status.isSuccessful()) {
            return new Commit(status.getTransactionId(), status.getBlockNumber());
        }
        throw BadNews.invalid(status.getCode());
    }

    private void awaitNextAttempt(Step step, TransactionException e, Backoff backoff) {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        if (left.isNegative() || left.isZero() || !BadNews.isPassing(e.getStatus())) {
            throw badNews.of(step, e);
        }
        try {
            backoff.await(left);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw badNews.interrupted(step, interrupt);
        }
        channel.resetConnectBackoff();
    }

    private UnaryOperator<CallOptions> deadline() {
        long left = Math.max(1, Math.min(endNanos - System.nanoTime(), LONGEST_ATTEMPT.toNanos()));
        return options -> options.withDeadlineAfter(left, TimeUnit.NANOSECONDS);
    }
}
