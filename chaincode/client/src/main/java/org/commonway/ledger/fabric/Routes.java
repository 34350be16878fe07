package org.commonway.ledger.fabric;

import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerOutage.Step;
import org.hyperledger.fabric.client.GatewayException;

/**
 * The ways to the ledger, the best first: the own organisation's peer, then others'. One that fails is left alone for a
 * while, so that calls go elsewhere and come back by themselves: first one call, once there is a connection again, and
 * when that was answered all of them. So a peer that is there and says nothing holds up one caller at a time. Any peer
 * serves any member: what a transaction is worth depends on who endorses it and not on whom it was handed to. Safe for
 * many threads.
 */
final class Routes implements AutoCloseable {
    private static final long AVOIDED_NANOS = 10_000_000_000L;
    /** Some two seconds in all. */
    private static final int CHANGE_ATTEMPTS = 5;

    private final List<Route> routes;
    private final LongSupplier nanoTime;
    /** When each may be taken again; guarded by this. */
    private final long[] avoidedUntil;
    /** Which have failed and answered nothing since; guarded by this. */
    private final boolean[] doubtful;

    /** These ways, with time as this clock tells it. */
    Routes(List<Route> routes, LongSupplier nanoTime) {
        this.routes = List.copyOf(routes);
        this.nanoTime = nanoTime;
        this.avoidedUntil = new long[routes.size()];
        this.doubtful = new boolean[routes.size()];
        java.util.Arrays.fill(avoidedUntil, nanoTime.getAsLong());
    }

    /** One to each of the connection's addresses, through what {@code opener} opens. */
    static Routes open(LedgerConnection connection, Credentials credentials, Function<String, ManagedChannel> opener) {
        List<Route> routes = new ArrayList<>();
        for (String address : connection.addresses()) {
            routes.add(new Route(address, connection, credentials, opener.apply(address)));
        }
        return new Routes(routes, System::nanoTime);
    }

    /** A call that one route makes. */
    interface Call<T> {
        T on(Route route) throws GatewayException;
    }

    /** Makes the call on the best route, and on the others in turn while what comes back is an outage that may pass. */
    <T> T call(Step step, Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            Route route = best();
            try {
                T answer = patiently(route, step, call);
                answered(route);
                return answer;
            } catch (GatewayException e) {
                RuntimeException news = route.badNews().of(step, e);
                if (!(news instanceof LedgerOutage)) {
                    answered(route);
                    throw news;
                }
                failed(route);
                if (attempt >= routes.size() || !BadNews.isPassing(e.getStatus())) {
                    throw news;
                }
            }
        }
    }

    /** What passes by itself, while one version of the contracts follows another, is no outage: it is asked again. */
    private static <T> T patiently(Route route, Step step, Call<T> call) throws GatewayException {
        Backoff backoff = new Backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.on(route);
            } catch (GatewayException e) {
                if (attempt == CHANGE_ATTEMPTS || !BadNews.isChangeOfContracts(e)) {
                    throw e;
                }
            }
            try {
                backoff.await();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw route.badNews().interrupted(step, interrupt);
            }
        }
    }

    /** The first that has not failed lately; when all have, the one that failed first. */
    synchronized Route best() {
        long now = nanoTime.getAsLong();
        int earliest = 0;
        for (int i = 0; i < avoidedUntil.length; i++) {
            if (avoidedUntil[i] - now <= 0 && mayBeTaken(i, now)) {
                return routes.get(i);
            }
            if (avoidedUntil[i] - avoidedUntil[earliest] < 0) {
                earliest = i;
            }
        }
        return routes.get(earliest);
    }

    /** Of those that may be doubted, one caller finds out, and the others go elsewhere meanwhile. */
    private boolean mayBeTaken(int route, long now) {
        if (!doubtful[route]) {
            return true;
        }
        if (!routes.get(route).isOpen()) {
            return false;
        }
        avoidedUntil[route] = now + AVOIDED_NANOS;
        return true;
    }

    /** Notes that a route did not lead to an answer. */
    synchronized void failed(Route route) {
        route.tryAgain();
        int index = routes.indexOf(route);
        avoidedUntil[index] = nanoTime.getAsLong() + AVOIDED_NANOS;
        doubtful[index] = true;
    }

    /** Notes that a route led to an answer, whatever it was. */
    synchronized void answered(Route route) {
        int index = routes.indexOf(route);
        if (doubtful[index]) {
            doubtful[index] = false;
            avoidedUntil[index] = nanoTime.getAsLong();
        }
    }

    @Override
    public void close() {
        routes.forEach(Route::close);
    }
}
