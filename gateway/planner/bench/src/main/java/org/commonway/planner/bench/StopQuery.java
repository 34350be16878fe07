package org.commonway.planner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked.
 *
 * @param id names it in the answer
 * @param from GTFS stop_id
 * @param to GTFS stop_id
 * @param departSeconds after midnight
 */
record StopQuery(String id, String from, String to, int departSeconds) {
    private static final int FIELDS = 4;

    /** Reads lines of id, from, to and seconds after midnight, set apart by tabs. */
    static List<StopQuery> read(Path file) {
        List<StopQuery> queries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                if (fields.length != FIELDS) {
                    throw new BenchRefusal(file + " line " + (queries.size() + 1) + " has not " + FIELDS
                            + " fields set apart by tabs.");
                }
                queries.add(new StopQuery(fields[0], fields[1], fields[2], Integer.parseInt(fields[3])));
            }
        } catch (IOException | NumberFormatException unreadable) {
            throw new BenchRefusal(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return queries;
    }
}
