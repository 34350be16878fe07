package org.commonway.samplecity.transit;

import java.util.List;
import org.commonway.samplecity.place.Spot;

/**
 * A line, run to and fro over the same course.
 *
 * @param id GTFS route_id and short name
 * @param name long name: from where to where
 * @param color six hexadecimal digits
 * @param vehicle what runs on it
 * @param calls its stops, in order, at least two
 * @param course the way it takes, from first to last stop
 */
public record TransitLine(String id, String name, String color, Vehicle vehicle, List<Call> calls, List<Spot> course) {
    /** Takes copies of the lists. */
    public TransitLine {
        calls = List.copyOf(calls);
        course = List.copyOf(course);
    }

    /**
     * A stop of the line.
     *
     * @param stop the stop
     * @param metres how far along the course, from its start
     */
    public record Call(TransitStop stop, double metres) {}

    /** The stop at its end. */
    public TransitStop lastStop() {
        return calls.get(calls.size() - 1).stop();
    }
}
