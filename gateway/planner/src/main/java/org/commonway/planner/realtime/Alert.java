package org.commonway.planner.realtime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * News that riders should read (GTFS Realtime Alert).
 *
 * @param id of the feed's entity
 * @param periods when it counts; always, when there is none
 * @param informed what it is about; it counts for whatever matches any of them
 * @param cause GTFS Realtime's name, such as STRIKE
 * @param effect GTFS Realtime's name, such as DETOUR
 * @param header one line, by BCP 47 language; the empty text for a language that is not said
 * @param description likewise, more of it
 * @param url likewise, where to read on
 */
public record Alert(
        String id,
        List<Period> periods,
        List<Informed> informed,
        String cause,
        String effect,
        Map<String, String> header,
        Map<String, String> description,
        Map<String, String> url) {
    /** Copies lists and maps; texts keep their order, as the first stands in for a language that is not there. */
    public Alert {
        periods = List.copyOf(periods);
        informed = List.copyOf(informed);
        header = inOrder(header);
        description = inOrder(description);
        url = inOrder(url);
    }

    private static Map<String, String> inOrder(Map<String, String> texts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /**
     * A stretch of time, open where an end is not given.
     *
     * @param start the first moment
     * @param end the moment after the last
     */
    public record Period(Optional<Instant> start, Optional<Instant> end) {
        /** Whether the moment lies within. */
        public boolean contains(Instant moment) {
            return start.map(from -> !moment.isBefore(from)).orElse(true)
                    && end.map(moment::isBefore).orElse(true);
        }

        /** Whether any moment from the first to the last lies within. */
        public boolean meets(Instant first, Instant last) {
            return start.map(from -> !last.isBefore(from)).orElse(true)
                    && end.map(first::isBefore).orElse(true);
        }
    }

    /**
     * What an alert is about (GTFS Realtime EntitySelector): all that is given must match. Texts are empty where the
     * feed leaves them out.
     *
     * @param agencyId GTFS agency_id
     * @param routeId GTFS route_id
     * @param stopId GTFS stop_id
     * @param tripId GTFS trip_id
     * @param serviceDate of the trip; every day's where it is not given
     * @param routeType GTFS route_type
     */
    public record Informed(
            String agencyId,
            String routeId,
            String stopId,
            String tripId,
            Optional<LocalDate> serviceDate,
            OptionalInt routeType) {}

    /** Whether it counts at this moment. */
    public boolean isActive(Instant moment) {
        return periods.isEmpty() || periods.stream().anyMatch(period -> period.contains(moment));
    }

    /** Whether it counts at any moment from the first to the last. */
    public boolean isActive(Instant first, Instant last) {
        return periods.isEmpty() || periods.stream().anyMatch(period -> period.meets(first, last));
    }
}
