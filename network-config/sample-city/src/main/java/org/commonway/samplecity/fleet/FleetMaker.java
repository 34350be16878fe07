package org.commonway.samplecity.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.commonway.samplecity.place.Point;

/** Puts vehicles and stations near given places: street corners of an invented city, transit stops of a real one. */
public final class FleetMaker {
    private static final int DOCKS = 16;
    private static final double STATION_APART_METRES = 280;

    private final Random random;
    private final Set<String> idsUsed = new HashSet<>();

    /** A maker whose chances come from the seed. */
    public FleetMaker(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A place where vehicles may stand.
     *
     * @param name for a station
     * @param point where
     */
    public record Anchor(String name, Point point) {}

    /**
     * Scooters by the roadside.
     *
     * @param anchors where they may stand; at least one
     * @param count how many
     * @param maxRangeMetres with a full battery; each has 40 to 100 percent of it
     */
    public Fleet scooters(List<Anchor> anchors, int count, int maxRangeMetres) {
        List<Anchor> order = shuffled(anchors);
        List<Fleet.Standing> standing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = near(order.get(i % order.size()).point(), 12);
            int range = (int) (maxRangeMetres * (0.4 + 0.6 * random.nextDouble()));
            standing.add(new Fleet.Standing(id("s"), point, Optional.empty(), range));
        }
        return new Fleet(FleetKind.SCOOTERS, maxRangeMetres, List.of(), standing);
    }

    /**
     * Bikes at stations, each station half full on average.
     *
     * @param must where a station is put in any case, first of all
     * @param anchors where stations may be, a few minutes' walk apart from each other; places too near to a station
     *     that is there already are passed over
     * @param count the most stations there may be
     */
    public Fleet bikes(List<Anchor> must, List<Anchor> anchors, int count) {
        List<Anchor> order = new ArrayList<>(must);
        order.addAll(shuffled(anchors));
        List<Fleet.Station> stations = new ArrayList<>();
        List<Fleet.Standing> standing = new ArrayList<>();
        for (Anchor anchor : order) {
            Point point = near(anchor.point(), 10);
            boolean free = stations.stream().allMatch(other -> other.point().metresTo(point) >= STATION_APART_METRES);
            if (free && stations.size() < count) {
                Fleet.Station station = new Fleet.Station("st" + (stations.size() + 1), anchor.name(), point, DOCKS);
                stations.add(station);
                int bikes = DOCKS / 4 + random.nextInt(DOCKS / 2);
                for (int i = 0; i < bikes; i++) {
                    standing.add(new Fleet.Standing(id("b"), point, Optional.of(station.id()), 0));
                }
            }
        }
        return new Fleet(FleetKind.BIKES, 0, stations, standing);
    }

    private List<Anchor> shuffled(List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("a fleet needs at least one place to stand at");
        }
        List<Anchor> order = new ArrayList<>(anchors);
        Collections.shuffle(order, random);
        return order;
    }

    private Point near(Point point, double metres) {
        return point.shifted((random.nextDouble() * 2 - 1) * metres, (random.nextDouble() * 2 - 1) * metres);
    }

    /** Says nothing about the vehicle, as GBFS asks of vehicle_id. */
    private String id(String prefix) {
        String id;
        do {
            id = prefix + String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24));
        } while (!idsUsed.add(id));
        return id;
    }
}
