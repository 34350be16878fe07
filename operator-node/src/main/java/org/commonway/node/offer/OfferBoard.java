package org.commonway.node.offer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.FleetListener;
import org.commonway.node.vehicle.Vehicle;

/**
 * The offers of now, and the last changes to them, numbered. Readers keep only a place in the numbers, so a slow one
 * costs no memory: when it comes back it gets the newest state of each vehicle that changed meanwhile, in one update.
 * Safe for threads.
 */
public final class OfferBoard implements FleetListener {
    /** Vehicles and stations in one part of a snapshot. */
    static final int PART_SIZE = 500;

    private final String streamId;
    private final int historySize;
    private final Map<String, Vehicle> vehicles = new LinkedHashMap<>();
    private final Map<String, Station> stations = new LinkedHashMap<>();
    private final Deque<Numbered> history = new ArrayDeque<>();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
    private long sequence;

    private record Numbered(long sequence, Set<String> vehicleIds, Set<String> stationIds) {}

    /**
     * An empty board.
     *
     * @param streamId names this life of the stream
     * @param historySize how many changes are kept for readers who come back
     */
    public OfferBoard(String streamId, int historySize) {
        this.streamId = streamId;
        this.historySize = historySize;
    }

    /** Names this life of the stream. */
    public String streamId() {
        return streamId;
    }

    @Override
    public void changed(Collection<Vehicle> rentable, Collection<String> gone, Collection<Station> changedStations) {
        synchronized (this) {
            Set<String> vehicleIds = new LinkedHashSet<>(gone);
            gone.forEach(vehicles::remove);
            rentable.forEach(vehicle -> {
                vehicles.put(vehicle.vehicleId(), vehicle);
                vehicleIds.add(vehicle.vehicleId());
            });
            Set<String> stationIds = new LinkedHashSet<>();
            changedStations.forEach(station -> {
                stations.put(station.stationId(), station);
                stationIds.add(station.stationId());
            });
            sequence++;
            history.addLast(new Numbered(sequence, vehicleIds, stationIds));
            if (history.size() > historySize) {
                history.removeFirst();
            }
        }
        wakers.forEach(Runnable::run);
    }

    /** Calls this after each change, until {@link #forget}. It must return at once. */
    void wake(Runnable waker) {
        wakers.add(waker);
    }

    /** Calls it no longer. */
    void forget(Runnable waker) {
        wakers.remove(waker);
    }

    /** How many readers there are. */
    public int readers() {
        return wakers.size();
    }

    /** How many vehicles can be rented now. */
    public synchronized int size() {
        return vehicles.size();
    }

    /** Everything, in parts of a bounded size; at least one part, all with the number of the newest change. */
    synchronized List<OfferUpdate> snapshot() {
        List<Vehicle> allVehicles = new ArrayList<>(vehicles.values());
        List<Station> allStations = new ArrayList<>(stations.values());
        int vehicleParts = partsOf(allVehicles.size());
        int parts = Math.max(1, vehicleParts + partsOf(allStations.size()));
        List<OfferUpdate> updates = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            updates.add(new OfferUpdate(
                    sequence,
                    part + 1,
                    parts,
                    new OfferChange(slice(allVehicles, part), List.of(), slice(allStations, part - vehicleParts))));
        }
        return updates;
    }

    private static int partsOf(int size) {
        return (size + PART_SIZE - 1) / PART_SIZE;
    }

    private static <T> List<T> slice(List<T> all, int part) {
        int start = part * PART_SIZE;
        return part < 0 || start >= all.size()
                ? List.of()
                : all.subList(start, Math.min(all.size(), start + PART_SIZE));
    }

    /** The number of the newest change. */
    public synchronized long sequence() {
        return sequence;
    }

    /** True when every change after this one is still known. */
    synchronized boolean remembers(long after) {
        return after == sequence
                || (after >= 0
                        && after < sequence
                        && !history.isEmpty()
                        && history.peekFirst().sequence() <= after + 1);
    }

    /** Everything that changed after this number, in its newest state. */
    synchronized OfferUpdate since(long after) {
        Set<String> vehicleIds = new LinkedHashSet<>();
        Set<String> stationIds = new LinkedHashSet<>();
        for (Numbered change : history) {
            if (change.sequence() > after) {
                vehicleIds.addAll(change.vehicleIds());
                stationIds.addAll(change.stationIds());
            }
        }
        List<Vehicle> changed = known(vehicleIds, vehicles);
        List<Station> changedStations = known(stationIds, stations);
        List<String> removed =
                vehicleIds.stream().filter(id -> !vehicles.containsKey(id)).toList();
        return new OfferUpdate(sequence, 0, 0, new OfferChange(changed, removed, changedStations));
    }

    private static <T> List<T> known(Set<String> ids, Map<String, T> byId) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }
}
