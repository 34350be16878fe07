package org.commonway.gateway.booking;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Which trips are being worked on in this process, so that recovery and a second request keep their hands off. */
final class RunningTrips {
    private static final int TURNS_MAX = 60;

    private final ConcurrentMap<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    /** Does the work unless somebody is at this trip already; empty then. */
    <T> Optional<T> tryAlone(String tripId, Supplier<T> work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (running.putIfAbsent(tripId, end) != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            running.remove(tripId);
            end.complete(null);
        }
    }

    /** Does the work as soon as nobody is at this trip; empty when somebody is for longer than this. */
    <T> Optional<T> alone(String tripId, Duration longest, Supplier<T> work) {
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            awaitEnd(tripId, longest.dividedBy(TURNS_MAX));
            Optional<T> done = tryAlone(tripId, work);
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    /** Returns when nobody is at this trip any more, or after this time. */
    void awaitEnd(String tripId, Duration longest) {
        CompletableFuture<Void> end = running.get(tripId);
        if (end == null) {
            return;
        }
        try {
            end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return; // the caller reads the journal and says that it is not known yet
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the gateway is stopping", e);
        }
    }
}
