package org.commonway.planner.cases;

import java.util.List;
import java.util.Optional;

/**
 * A trip of a case's timetable.
 *
 * @param id its GTFS trip_id: line and first time, "bus 1 08:00"
 * @param line its line
 * @param service GTFS service_id
 * @param calls where it stops, in order
 * @param headway how often it goes, where it goes again and again
 */
record CaseTrip(String id, LineName line, String service, List<Call> calls, Optional<Headway> headway) {
    /** GTFS stop_sequence goes up by this. */
    static final int SEQUENCE_STEP = 10;

    /**
     * A line as riders name it.
     *
     * @param mode in small letters: bus, tram, metro, rail, ferry
     * @param name such as 702
     */
    record LineName(String mode, String name) {
        String label() {
            return mode + " " + name;
        }
    }

    /**
     * A call.
     *
     * @param stop the stop
     * @param arrival as 08:00
     * @param departure as 08:00
     * @param rights "u" where one only gets on, "s" where one only gets off, as British timetables have it, or empty
     */
    record Call(String stop, String arrival, String departure, String rights) {}

    /**
     * A line of frequencies.txt.
     *
     * @param minutes from one departure to the next
     * @param from as 08:00
     * @param to as 09:00
     * @param exact whether the departures are a timetable
     */
    record Headway(int minutes, String from, String to, boolean exact) {}

    /** GTFS stop_sequence of the call at this stop, if there is one. */
    Optional<Integer> findSequence(String stop) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).stop().equals(stop)) {
                return Optional.of(SEQUENCE_STEP * (i + 1));
            }
        }
        return Optional.empty();
    }
}
