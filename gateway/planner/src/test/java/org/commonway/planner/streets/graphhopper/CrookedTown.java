package org.commonway.planner.streets.graphhopper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.commonway.planner.place.Coordinate;

/** A town of crooked streets that branch off each other anywhere, each for some and closed to others; by its seed. */
final class CrookedTown {
    private static final int STREETS = 400;
    private static final double STEP = 0.0009;
    private static final List<String> KINDS = List.of(
            "residential\"/><tag k=\"oneway\" v=\"no",
            "residential",
            "residential\"/><tag k=\"oneway\" v=\"yes",
            "footway",
            "cycleway\"/><tag k=\"foot\" v=\"no",
            "motorway",
            "steps",
            "path\"/><tag k=\"wheelchair\" v=\"no");

    private final Random random;
    private final List<Coordinate> nodes = new ArrayList<>();
    private final StringBuilder ways = new StringBuilder();

    private CrookedTown(long seed) {
        this.random = new Random(seed);
    }

    /** Writes the town as OpenStreetMap XML. */
    static Path write(Path folder, long seed) throws IOException {
        CrookedTown town = new CrookedTown(seed);
        town.nodes.add(new Coordinate(41.15, -8.6));
        for (int street = 0; street < STREETS; street++) {
            town.street(street);
        }
        StringBuilder osm = new StringBuilder("<osm version=\"0.6\">\n");
        for (int id = 0; id < town.nodes.size(); id++) {
            osm.append(String.format(
                    Locale.ROOT,
                    "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\" version=\"1\"/>%n",
                    id + 1,
                    town.nodes.get(id).latitude(),
                    town.nodes.get(id).longitude()));
        }
        return Files.writeString(
                folder.resolve("crooked.osm"), osm.append(town.ways).append("</osm>\n"));
    }

    /** From a bend or crossing of another street on, wandering; now and then it meets another one. */
    private void street(int id) {
        ways.append("<way id=\"").append(id + 1).append("\" version=\"1\">");
        int at = random.nextInt(nodes.size());
        node(at);
        double heading = random.nextDouble() * 2 * Math.PI;
        int bends = 2 + random.nextInt(12);
        for (int i = 0; i < bends; i++) {
            heading += random.nextGaussian() * 0.4;
            Coordinate from = nodes.get(at);
            // Now and then a long straight one, over many cells of any grid.
            double length = STEP * random.nextDouble() * (random.nextInt(20) == 0 ? 20 : 1);
            nodes.add(new Coordinate(
                    from.latitude() + length * Math.sin(heading), from.longitude() + length * Math.cos(heading)));
            at = nodes.size() - 1;
            node(at);
        }
        if (random.nextInt(3) == 0) {
            node(random.nextInt(nodes.size() - bends));
        }
        String kind = id < STREETS / 4 ? KINDS.get(0) : KINDS.get(random.nextInt(KINDS.size()));
        ways.append("<tag k=\"highway\" v=\"").append(kind).append("\"/></way>\n");
    }

    private void node(int index) {
        ways.append("<nd ref=\"").append(index + 1).append("\"/>");
    }
}
