package org.commonway.node.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.Operator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the operator on the ledger, trying again until it is there, then follows the ledger's events. Until then the
 * node is not ready, and says why.
 */
public final class Registration implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final Ledger ledger;
    private final Operator operator;
    private final CheckpointStore checkpoints;
    private final Consumer<TripChange> follower;
    private final Duration pause;
    private final AtomicReference<Ledger.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile Optional<String> waitingFor = Optional.of("The node is starting.");

    /**
     * A registration of this operator; {@link #run} does it.
     *
     * @param pause between two tries
     */
    public Registration(
            Ledger ledger,
            Operator operator,
            CheckpointStore checkpoints,
            Consumer<TripChange> follower,
            Duration pause) {
        this.ledger = ledger;
        this.operator = operator;
        this.checkpoints = checkpoints;
        this.follower = follower;
        this.pause = pause;
    }

    /** Why the node is not ready; empty once it is registered. */
    public Optional<String> waitingFor() {
        return waitingFor;
    }

    /** Tries until it is done, or its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!tryOnce()) {
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryOnce() {
        try {
            if (!isRegistered()) {
                ledger.registerOperator(operator);
            }
            subscription.set(ledger.subscribe(checkpoints.find(), follower));
            waitingFor = Optional.empty();
            LOG.info("Operator {} is registered at {}", operator.getOperatorId(), operator.getAddress());
            return true;
        } catch (LedgerOutage | LedgerRefusal notYet) {
            String sentence = "Not registered on the ledger yet: " + notYet.getMessage();
            waitingFor = Optional.of(sentence);
            LOG.warn("{} Trying again in {} s.", sentence, pause.toSeconds());
            return false;
        }
    }

    /** Follows the ledger no longer. */
    @Override
    public void close() {
        Ledger.Subscription running = subscription.getAndSet(null);
        if (running != null) {
            running.close();
        }
    }

    /** A restart with nothing changed needs no transaction. */
    private boolean isRegistered() {
        return ledger.findOperator(operator.getOperatorId())
                .map(known -> known.toBuilder().clearMspId().clearRegisteredAt().build())
                .filter(operator::equals)
                .isPresent();
    }
}
