package org.commonway.ledger.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripEvents;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.ChaincodeEventsRequest;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events on a thread of its own. It goes on after the last event that the listener has handled, whatever broke: the
 * connection, or the listener itself. So nothing is skipped, and nothing that was handled comes again.
 */
final class EventReader implements Ledger.Subscription, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Routes routes;
    private final String chaincode;
    private final Consumer<TripChange> listener;
    private final Thread thread;
    private final Backoff backoff = new Backoff();
    private Optional<Checkpoint> handled;
    private volatile boolean closed;
    private volatile @Nullable CloseableIterator<ChaincodeEvent> open;

    /** A reader that has not started. */
    EventReader(Routes routes, String chaincode, Optional<Checkpoint> after, Consumer<TripChange> listener) {
        this.routes = routes;
        this.chaincode = chaincode;
        this.handled = after;
        this.listener = listener;
        this.thread = new Thread(this, "ledger-events");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                readUntilBroken();
                if (!closed) {
                    backoff.await();
                }
            }
        } catch (InterruptedException e) {
            // close() is the only one to interrupt this thread, and it means the end.
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilBroken() throws InterruptedException {
        Route route = routes.best();
        try (CloseableIterator<ChaincodeEvent> events = request(route).getEvents()) {
            open = events;
            while (!closed && events.hasNext()) {
                handle(events.next());
            }
        } catch (GatewayRuntimeException e) {
            if (!closed) {
                routes.failed(route);
                LOG.warn("The ledger's events broke off ({}); connecting again.", e.getStatus());
            }
        }
    }

    private ChaincodeEventsRequest request(Route route) {
        ChaincodeEventsRequest.Builder request = route.network().newChaincodeEventsRequest(chaincode);
        return handled.map(EventReader::toFabric)
                .map(request::checkpoint)
                .orElseGet(() -> request.startBlock(0))
                .build();
    }

    private void handle(ChaincodeEvent event) throws InterruptedException {
        Checkpoint checkpoint = new Checkpoint(event.getBlockNumber(), event.getTransactionId());
        List<TripEvent> trips = tripsOf(event);
        if (!trips.isEmpty()) {
            tell(new TripChange(trips, checkpoint));
        }
        handled = Optional.of(checkpoint);
        backoff.reset();
    }

    /** The listener hears of the change until it has handled it: going on without it would skip it. */
    private void tell(TripChange change) throws InterruptedException {
        while (!closed) {
            try {
                listener.accept(change);
                return;
            } catch (RuntimeException e) {
                LOG.error(
                        "What transaction {} did to trips could not be handled; trying again.",
                        change.checkpoint().txId(),
                        e);
                backoff.await();
            }
        }
    }

    /** None when the event is of something else. */
    private static List<TripEvent> tripsOf(ChaincodeEvent event) {
        try {
            return switch (event.getEventName()) {
                case "TripsBooked" -> TripEvents.parseFrom(event.getPayload()).getTripsList();
                case "TripChanged" -> List.of(TripEvent.parseFrom(event.getPayload()));
                default -> List.of();
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "event " + event.getEventName() + " of " + event.getTransactionId() + " is another message", e);
        }
    }

    private static org.hyperledger.fabric.client.Checkpoint toFabric(Checkpoint checkpoint) {
        return new org.hyperledger.fabric.client.Checkpoint() {
            @Override
            public OptionalLong getBlockNumber() {
                return OptionalLong.of(checkpoint.blockNumber());
            }

            @Override
            public Optional<String> getTransactionId() {
                return Optional.of(checkpoint.txId());
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        CloseableIterator<ChaincodeEvent> events = open;
        if (events != null) {
            events.close();
        }
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
