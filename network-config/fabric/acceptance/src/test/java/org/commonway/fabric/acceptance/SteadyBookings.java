package org.commonway.fabric.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.commonway.launcher.bench.ledger.SampleBookings;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.together.TripsTogether;
import org.commonway.proto.ledger.v1.BookTripRequest;

/**
 * Riders who book one trip after the other at each of some peers, as gateways do: what the ledger does not answer is
 * asked again, and a transaction whose fate is not known is handed in once more, as it is.
 */
final class SteadyBookings implements AutoCloseable {
    private static final long PAUSE_MILLIS = 150;
    private static final int ATTEMPTS = 40;
    private static final int SIGNED_AT_ONCE = 50;

    private static final Duration WITHIN = Duration.ofSeconds(90);

    private final Network network;
    private final Function<Member, Ledger> connector;
    private final Set<String> booked = ConcurrentHashMap.newKeySet();
    private final Queue<Long> acknowledgedNanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong longestNanos = new AtomicLong();
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> riders = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();
    private volatile boolean ended;

    private SteadyBookings(Network network, Function<Member, Ledger> connector) {
        this.network = network;
        this.connector = connector;
    }

    /** Riders of gateways that know their own organisation's peer alone. */
    static SteadyBookings atOwnPeer(Network network) {
        return new SteadyBookings(network, network::connect);
    }

    /** Riders of gateways that go to others' peers while their own organisation's is down. */
    static SteadyBookings atAnyPeer(Network network) {
        return new SteadyBookings(network, network::connectToAny);
    }

    /** A rider, with this member as gateway. */
    void begin(Member gateway) {
        begin(gateway, 1);
    }

    /** So many riders at one gateway, which is this member. */
    void begin(Member gateway, int count) {
        Ledger ledger = connector.apply(gateway);
        Desk desk = new Desk(ledger, TripsTogether.at(ledger));
        desks.add(desk);
        for (int i = 0; i < count; i++) {
            Thread rider = new Thread(() -> ride(desk, gateway), "rider of " + gateway.msp());
            riders.add(rider);
            rider.start();
        }
    }

    /** Waits until so many more bookings were acknowledged than now. */
    void awaitMore(int more) {
        int wanted = booked.size() + more;
        Network.await(more + " more bookings", WITHIN, () -> booked.size() >= wanted);
    }

    /** Waits for a booking that is acknowledged so long after now, while riders go on. */
    void awaitOneAfter(Duration later) {
        long wanted = System.nanoTime() + later.toNanos();
        Network.await(
                "a booking after " + later,
                later.plus(WITHIN),
                () -> acknowledgedNanos.stream().anyMatch(moment -> moment - wanted >= 0));
    }

    /** The trips whose booking was acknowledged. */
    Set<String> booked() {
        return Set.copyOf(booked);
    }

    /** The longest time between two acknowledgements, whoever's. */
    Duration longestStall() {
        long longest = 0;
        Long before = null;
        for (long moment : acknowledgedNanos.stream().sorted().toList()) {
            longest = Math.max(longest, before == null ? 0 : moment - before);
            before = moment;
        }
        return Duration.ofNanos(longest);
    }

    /** The longest that a rider waited for one booking, all attempts together. */
    Duration longestWait() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** What went wrong and was tried again. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** What went wrong for good. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void ride(Desk desk, Member gateway) {
        try {
            while (!ended) {
                for (byte[] booking : network.samples().make(SIGNED_AT_ONCE)) {
                    if (ended) {
                        return;
                    }
                    book(desk, SampleBookings.read(booking), gateway);
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            failures.add("at " + gateway.msp() + ": " + fault);
        }
    }

    private void book(Desk desk, BookTripRequest request, Member gateway) throws InterruptedException {
        AtomicReference<SignedTransaction> journal = new AtomicReference<>();
        long began = System.nanoTime();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                SignedTransaction unknown = journal.get();
                if (unknown == null) {
                    desk.together().book(request, journal::set);
                } else {
                    desk.ledger().submit(unknown);
                }
                acknowledged(request.getTripId(), began);
                return;
            } catch (LedgerOutage outage) {
                troubles.add("at " + gateway.msp() + ": " + outage.getMessage());
            } catch (LedgerRefusal refusal) {
                troubles.add("at " + gateway.msp() + ": " + refusal.code() + " " + refusal.sentence());
                journal.set(null); // it stands in a block and did nothing
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        failures.add("at " + gateway.msp() + ": " + request.getTripId() + " was never booked");
    }

    private void acknowledged(String trip, long beganNanos) {
        long now = System.nanoTime();
        booked.add(trip);
        acknowledgedNanos.add(now);
        longestNanos.accumulateAndGet(now - beganNanos, Math::max);
    }

    /** A gateway's way to the ledger. */
    private record Desk(Ledger ledger, TripsTogether together) {}

    @Override
    public void close() {
        ended = true;
        for (Thread rider : riders) {
            try {
                rider.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        desks.forEach(desk -> desk.ledger().close());
    }
}
