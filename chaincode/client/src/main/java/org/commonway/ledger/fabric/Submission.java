package org.commonway.ledger.fabric;

import io.grpc.CallOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage.Step;
import org.commonway.ledger.SignedTransaction;
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

    /** Orderers that elect a leader take nothing for a few seconds: a rider waits for no more than this beyond them. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Routes routes;
    private final long endNanos;

    Submission(Routes routes, Duration within) {
        this.routes = routes;
        this.endNanos = System.nanoTime() + within.toNanos();
    }

    Commit submit(SignedTransaction transaction) {
        Backoff backoff = new Backoff();
        while (true) {
            Route route = routes.best();
            try {
                Status status = attempt(same(route, transaction));
                routes.answered(route);
                return toCommit(status);
            } catch (SubmitException e) {
                awaitNextAttempt(Step.SUBMIT, e, route, backoff);
            } catch (CommitStatusException e) {
                awaitNextAttempt(Step.COMMIT_STATUS, e, route, backoff);
            }
        }
    }

    private static Transaction same(Route route, SignedTransaction transaction) {
        try {
            return route.gateway().newTransaction(transaction.bytes().toByteArray());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the bytes of transaction " + transaction.txId() + " are not whole", e);
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

    private void awaitNextAttempt(Step step, TransactionException e, Route route, Backoff backoff) {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        if (left.isNegative() || left.isZero() || !BadNews.isPassing(e.getStatus())) {
            throw route.badNews().of(step, e);
        }
        routes.failed(route);
        try {
            backoff.await(left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw route.badNews().interrupted(step, interrupt);
        }
    }

    private UnaryOperator<CallOptions> deadline() {
        long left = Math.max(1, Math.min(endNanos - System.nanoTime(), LONGEST_ATTEMPT.toNanos()));
        return options -> options.withDeadlineAfter(left, TimeUnit.NANOSECONDS);
    }
}
