package org.commonway.planner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;

/**
 * What a rider asks from door to door.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param departSeconds after midnight
 */
record DoorQuery(Place from, Place to, int departSeconds) {
    private static final int FIELDS = 6;

    /** Reads lines of id, latitude and longitude of both doors, and seconds after midnight, set apart by tabs. */
    static List<DoorQuery> read(Path file) {
        List<DoorQuery> queries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                if (fields.length != FIELDS) {
                    throw new BenchRefusal(file + " line " + (queries.size() + 1) + " has not " + FIELDS
                            + " fields set apart by tabs.");
                }
                queries.add(new DoorQuery(
                        place(fields[1], fields[2]), place(fields[3], fields[4]), Integer.parseInt(fields[5])));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BenchRefusal(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return queries;
    }

    private static Place place(String latitude, String longitude) {
        return new Place("", new Coordinate(Double.parseDouble(latitude), Double.parseDouble(longitude)));
    }
}
