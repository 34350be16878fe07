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
 * while, so that calls go elsewhere and come back by themselves. Any peer serves any member: what a transaction is worth
 * depends on who endorses it and not on whom it was handed to. Safe for many threads.
 */
final class Routes implements AutoCloseable {
    private static final long AVOIDED_NANOS = 10_000_000_000L;
    /** Some two seconds in all. */
    private static final int CHANGE_ATTEMPTS = 5;

    private final List<Route> routes;
    private final LongSupplier nanoTime;
    /** When each may be taken again; guarded by this. */
    private final long[] avoidedUntil;

    /** These ways, with time as this clock tells it. */
    Routes(List<Route> routes, LongSupplier nanoTime) {
        this.routes = List.copyOf(routes);
        this.nanoTime = nanoTime;
        this.avoidedUntil = new long[routes.size()];
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
                return patiently(route, step, call);
            } catch (GatewayException e) {
                RuntimeException news = route.badNews().of(step, e);
                if (!(news instanceof LedgerOutage)) {
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
            if (avoidedUntil[i] - now <= 0) {
                return routes.get(i);
            }
            if (avoidedUntil[i] - avoidedUntil[earliest] < 0) {
                earliest = i;
            }
        }
        return routes.get(earliest);
    }

    /** Notes that a route did not lead to an answer. */
    synchronized void failed(Route route) {
        route.tryAgain();
        avoidedUntil[routes.indexOf(route)] = nanoTime.getAsLong() + AVOIDED_NANOS;
    }

    @Override
    public void close() {
        routes.forEach(Route::close);
    }
}
