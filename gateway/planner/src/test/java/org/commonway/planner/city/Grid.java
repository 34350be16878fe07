package org.commonway.planner.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;

/** A town of straight streets: crossings {@code (x, y)}, 168 metres apart to the east and 222 to the north. */
public final class Grid {
    public static final int COLUMNS = 31;
    public static final int ROWS = 5;

    private Grid() {}

    public static Coordinate at(double x, double y) {
        return new Coordinate(41.0 + 0.002 * y, -8.0 + 0.002 * x);
    }

    public static Place place(double x, double y) {
        return new Place("(" + x + ", " + y + ")", at(x, y));
    }

    /** Writes the town as OpenStreetMap XML. */
    public static Path write(Path folder) {
        StringBuilder osm = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\">\n");
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                osm.append(String.format(
                        java.util.Locale.ROOT,
                        "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\" version=\"1\"/>%n",
                        id(x, y),
                        at(x, y).latitude(),
                        at(x, y).longitude()));
            }
        }
        for (int y = 0; y < ROWS; y++) {
            osm.append("<way id=\"").append(1000 + y).append("\" version=\"1\">");
            for (int x = 0; x < COLUMNS; x++) {
                osm.append("<nd ref=\"").append(id(x, y)).append("\"/>");
            }
            close(osm, "Row " + y);
        }
        for (int x = 0; x < COLUMNS; x++) {
            osm.append("<way id=\"").append(2000 + x).append("\" version=\"1\">");
            for (int y = 0; y < ROWS; y++) {
                osm.append("<nd ref=\"").append(id(x, y)).append("\"/>");
            }
            close(osm, "Column " + x);
        }
        try {
            return Files.writeString(folder.resolve("grid.osm"), osm.append("</osm>\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int id(int x, int y) {
        return 1 + y * COLUMNS + x;
    }

    private static void close(StringBuilder osm, String name) {
        osm.append("<tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"")
                .append(name)
                .append("\"/></way>\n");
    }
}
