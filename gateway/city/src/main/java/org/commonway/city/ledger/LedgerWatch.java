package org.commonway.city.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.TripEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the city's channel again and again: trips that changed since the last look, and all else whole. That a trip is
 * settled comes with time and with closed periods, without an event: so those that are not are read again whenever a
 * period was closed, and every hour.
 */
public final class LedgerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
    private static final Duration UNSETTLED_EVERY = Duration.ofHours(1);

    private final Ledger ledger;
    private final LegZones zones;
    private final InstantSource clock;
    private final Ledger.Subscription subscription;
    private final TreeMap<String, SoldTrip> trips = new TreeMap<>();
    private Set<String> changed = new HashSet<>();
    private OptionalLong block = OptionalLong.empty();
    private List<String> periods = List.of();
    private Instant unsettledReadAt = Instant.EPOCH;
    private volatile Optional<LedgerView> view = Optional.empty();
    private volatile String trouble = "the ledger was not read yet";

    /** Begins to listen to the ledger's first block; {@link #look} reads. */
    public LedgerWatch(Ledger ledger, LegZones zones, InstantSource clock) {
        this.ledger = ledger;
        this.zones = zones;
        this.clock = clock;
        this.subscription = ledger.subscribe(Optional.empty(), this::hear);
    }

    /** The channel as it was read last; empty until it was. */
    public Optional<LedgerView> findView() {
        return view;
    }

    /** Why the last look saw nothing; empty after one that did. */
    public Optional<String> findTrouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    private synchronized void hear(TripChange change) {
        change.trips().stream().map(TripEvent::getTripId).forEach(changed::add);
        block = OptionalLong.of(change.checkpoint().blockNumber());
    }

    /** Reads what is new. What the ledger does not answer is told by {@link #findTrouble}, and tried again next time. */
    public void look() {
        Set<String> heard;
        OptionalLong upTo;
        synchronized (this) {
            heard = changed;
            changed = new HashSet<>();
            upTo = block;
        }
        try {
            Instant now = clock.instant();
            List<String> closed = readPeriods();
            boolean all = !closed.equals(periods) || now.isAfter(unsettledReadAt.plus(UNSETTLED_EVERY));
            if (all) {
                trips.values().stream()
                        .filter(trip -> !trip.isSettled())
                        .map(SoldTrip::id)
                        .forEach(heard::add);
            }
            heard.forEach(this::read);
            view = Optional.of(new LedgerView(
                    upTo,
                    now,
                    ledger.listOperators(),
                    new ArrayList<>(trips.values()),
                    ledger.fairness().listLogs(),
                    ledger.fairness().listAccess()));
            if (all) {
                periods = closed;
                unsettledReadAt = now;
            }
            trouble = "";
        } catch (LedgerOutage | LedgerRefusal | SoldTrip.UnreadableTrip e) {
            synchronized (this) {
                changed.addAll(heard);
            }
            trouble = String.valueOf(e.getMessage());
            LOG.warn("The ledger could not be read: {}", trouble);
        }
    }

    private void read(String id) {
        ledger.findTrip(id).map(trip -> SoldTrip.of(trip, zones)).ifPresent(trip -> trips.put(id, trip));
    }

    /** Each period with how it stands. */
    private List<String> readPeriods() {
        return ledger.listSettlements().stream()
                .map(one -> one.getNumber() + " " + one.getStatus())
                .toList();
    }

    /** Stops listening; the ledger is its owner's to close. */
    @Override
    public void close() {
        subscription.close();
    }
}
