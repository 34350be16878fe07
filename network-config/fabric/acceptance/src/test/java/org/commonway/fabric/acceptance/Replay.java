package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Ledger;

/** What each peer's events say was booked, from block to block. Each reading goes on where the one before ended. */
final class Replay {
    private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(60);

    private final Network network;
    private final Map<String, Checkpoint> read = new ConcurrentHashMap<>();

    Replay(Network network) {
        this.network = network;
    }

    /** Each of these trips was booked once at every peer, and no other trip twice. */
    void assertBookedOnce(Set<String> acknowledged) {
        for (Organization organization : network.record().organizations()) {
            assertBookedOnce(organization.mspId(), acknowledged);
        }
    }

    private void assertBookedOnce(String mspId, Set<String> acknowledged) {
        List<String> booked = Collections.synchronizedList(new ArrayList<>());
        Set<String> missing = new HashSet<>(acknowledged);
        try (Ledger ledger = network.connect(Member.CITY, mspId);
                Ledger.Subscription events = ledger.subscribe(Optional.ofNullable(read.get(mspId)), change -> {
                    change.trips().forEach(trip -> booked.add(trip.getTripId()));
                    read.put(mspId, change.checkpoint());
                })) {
            assertThat(events).isNotNull();
            Network.await("all acknowledged trips at the peer of " + mspId, CATCHES_UP_WITHIN, () -> {
                synchronized (booked) {
                    missing.removeAll(booked);
                }
                return missing.isEmpty();
            });
        }
        assertThat(List.copyOf(booked)).as("bookings in the blocks of " + mspId).doesNotHaveDuplicates();
    }
}
