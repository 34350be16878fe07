package org.commonway.planner.door;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.rules.money.Money;

/** Collects the ways of one door: for each stop the walk, and the quickest of each kind of vehicle if it beats the walk. */
public final class DoorWays {
    private final Currency currency;
    private final Map<Integer, Integer> walkSeconds = new HashMap<>();
    private final Map<Key, DoorWay> best = new HashMap<>();

    /** By vehicle, the very same: each comes with many stops. */
    private final IdentityHashMap<SharedVehicle, String> kinds = new IdentityHashMap<>();

    private record Key(int stop, String kind) {}

    DoorWays(Currency currency) {
        this.currency = currency;
    }

    private String kindOf(DoorWay way) {
        return way.rental()
                .map(ride -> kinds.computeIfAbsent(ride.vehicle(), FleetIndex::offerOf))
                .or(() -> way.own().map(ride -> "own " + ride.mode()))
                .orElseThrow();
    }

    void walk(int stop, DoorWay way) {
        walkSeconds.put(stop, way.seconds());
        best.put(new Key(stop, ""), way);
    }

    void ride(int stop, DoorWay way) {
        Integer onFoot = walkSeconds.get(stop);
        if (onFoot != null && onFoot <= way.seconds()) {
            return;
        }
        best.merge(
                new Key(stop, kindOf(way)), way, (known, other) -> other.seconds() < known.seconds() ? other : known);
    }

    /** The ways as the search wants them; a label's detail is the index at which its way was added to {@code ways}. */
    public List<DoorLabel> labels(List<DoorWay> ways) {
        List<DoorLabel> labels = new ArrayList<>();
        best.forEach((key, way) -> {
            labels.add(label(key.stop(), way, ways.size()));
            ways.add(way);
        });
        return labels;
    }

    private DoorLabel label(int stop, DoorWay way, int detail) {
        return label(stop, way, detail, currency);
    }

    /** What a way comes to for one who pays in this currency. */
    static DoorLabel label(int stop, DoorWay way, int detail, Currency currency) {
        if (way.rental().isEmpty()) {
            // On foot, or on what the rider owns: nobody is paid.
            int grams = way.own().map(DoorWay.OwnRide::co2Grams).orElse(0);
            int vehicles = way.own().isPresent() ? 1 : 0;
            return new DoorLabel(stop, way.seconds(), 0, true, grams, way.walkMetres(), vehicles, detail);
        }
        DoorWay.RentalRide ride = way.rental().get();
        Money price = ride.vehicle().plan().priceFor(ride.seconds());
        boolean known = price.currency().equals(currency);
        int grams = (int) ((long) ride.vehicle().type().co2GramsPerKm() * ride.metres() / 1000);
        return new DoorLabel(
                stop,
                way.seconds(),
                known ? Math.toIntExact(price.minorUnits()) : 0,
                known,
                grams,
                way.walkMetres(),
                1,
                detail);
    }
}
