package org.commonway.node.hold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.node.hold.Hold.Live;
import org.commonway.node.hold.Hold.Pending;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.TimeWindow;

/** All holds in memory, found by id, by vehicle and by gateway. Not safe for threads: the book guards it. */
final class HoldIndex implements Bookings {
    private final Map<String, Hold> byId = new HashMap<>();
    private final Map<String, Map<String, TimeWindow>> windowsByAsset = new HashMap<>();
    private final Map<String, Pending> pendingById = new LinkedHashMap<>();
    private final Map<String, Integer> pendingByGateway = new HashMap<>();

    Optional<Hold> find(String holdId) {
        return Optional.ofNullable(byId.get(holdId));
    }

    void put(Hold hold) {
        remove(hold.holdId());
        byId.put(hold.holdId(), hold);
        if (hold instanceof Live) {
            hold.facts()
                    .leg()
                    .claim()
                    .ifPresent(claim -> windowsByAsset
                            .computeIfAbsent(claim.assetId(), id -> new HashMap<>())
                            .put(hold.holdId(), claim.window()));
        }
        if (hold instanceof Pending pending) {
            pendingById.put(hold.holdId(), pending);
            pendingByGateway.merge(hold.facts().ids().gatewayId(), 1, Integer::sum);
        }
    }

    void remove(String holdId) {
        Hold before = byId.remove(holdId);
        if (before == null) {
            return;
        }
        before.facts()
                .leg()
                .claim()
                .ifPresent(claim -> windowsByAsset.computeIfPresent(claim.assetId(), (id, windows) -> {
                    windows.remove(holdId);
                    return windows.isEmpty() ? null : windows;
                }));
        if (pendingById.remove(holdId) != null) {
            pendingByGateway.computeIfPresent(
                    before.facts().ids().gatewayId(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    Collection<Hold> listAll() {
        return byId.values();
    }

    List<Pending> listPending() {
        return new ArrayList<>(pendingById.values());
    }

    int pendingOf(String gatewayId) {
        return pendingByGateway.getOrDefault(gatewayId, 0);
    }

    @Override
    public List<TimeWindow> listWindowsOf(String assetId) {
        return List.copyOf(windowsByAsset.getOrDefault(assetId, Map.of()).values());
    }

    @Override
    public Optional<PricedLeg> findLiveLeg(String tripId, String holdId) {
        return find(holdId)
                .filter(hold -> hold instanceof Live)
                .filter(hold -> hold.facts().ids().tripId().equals(tripId))
                .map(hold -> hold.facts().leg());
    }
}
