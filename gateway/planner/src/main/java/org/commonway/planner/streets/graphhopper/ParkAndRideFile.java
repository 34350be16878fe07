package org.commonway.planner.streets.graphhopper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.ParkAndRide;

/** The park-and-ride places of a map, kept beside its import: a line each, latitude, longitude, capacity and name. */
final class ParkAndRideFile {
    private static final String NAME = "park-and-ride.tsv";

    private ParkAndRideFile() {}

    static void write(Path folder, List<ParkAndRide> places) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ParkAndRide place : places) {
            lines.add(place.position().latitude() + "\t" + place.position().longitude() + "\t"
                    + (place.capacity().isPresent() ? place.capacity().getAsInt() : "") + "\t"
                    + place.name().replaceAll("\\s+", " "));
        }
        Files.write(folder.resolve(NAME), lines);
    }

    static List<ParkAndRide> read(Path folder) throws IOException {
        List<ParkAndRide> places = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(NAME))) {
            String[] fields = line.split("\t", -1);
            places.add(new ParkAndRide(
                    fields[3],
                    new Coordinate(Double.parseDouble(fields[0]), Double.parseDouble(fields[1])),
                    fields[2].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[2]))));
        }
        return places;
    }
}
