package org.commonway.planner.realtime.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.realtime.Propagation;
import org.commonway.planner.realtime.ScheduledCall;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;

/** The updates of one trip's stops: turned into the model, and held against what the trip can have. */
final class StopUpdateReader {
    /** Nothing is this much early or late, and no time is further from the start of the service day: it is an error. */
    private static final Duration FURTHEST = Duration.ofDays(4);

    private final String entityId;
    private final Instant base;
    private final RealtimeSkipLog log;

    StopUpdateReader(String entityId, Instant base, RealtimeSkipLog log) {
        this.entityId = entityId;
        this.base = base;
        this.log = log;
    }

    /** Those that name a call of the trip. */
    List<StopUpdate> ofTrip(List<StopTimeUpdate> given, List<ScheduledCall> calls, OptionalInt delay) {
        List<StopUpdate> read = read(given);
        int[] matched = Propagation.match(calls, read);
        List<StopUpdate> kept = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            StopUpdate update = read.get(i);
            if (matched[i] < 0) {
                skip(
                        RealtimeSkipReason.STOP_NOT_OF_TRIP,
                        "The trip does not call at " + name(update) + ", or not after the stop before.");
            } else {
                kept.add(update);
            }
        }
        if (Propagation.runsBack(calls, base, kept, delay)) {
            noteBackwards();
        }
        return kept;
    }

    /** Those that make up a trip beside the timetable: each with a stop of it and a time. */
    List<StopUpdate> ofAdded(List<StopTimeUpdate> given, TimetableIds ids) {
        List<StopUpdate> kept = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (StopUpdate update : read(given)) {
            Optional<Instant> arrival = update.arrival().flatMap(StopEvent::time);
            Optional<Instant> departure = update.departure().flatMap(StopEvent::time);
            if (!ids.stops().containsKey(update.stopId())) {
                skip(RealtimeSkipReason.STOP_NOT_OF_TRIP, "The timetable has no " + name(update) + ".");
            } else if (arrival.isEmpty() && departure.isEmpty()) {
                skip(RealtimeSkipReason.VALUE_INVALID, "An added trip has no time at " + name(update) + ".");
            } else if (update.kind() == StopUpdate.Kind.SCHEDULED) {
                Instant coming = arrival.or(() -> departure).orElseThrow();
                Instant leaving = departure.or(() -> arrival).orElseThrow();
                if (coming.isBefore(latest) || leaving.isBefore(coming)) {
                    noteBackwards();
                }
                latest = leaving.isAfter(latest) ? leaving : latest;
                kept.add(update);
            }
        }
        return kept;
    }

    private void noteBackwards() {
        skip(RealtimeSkipReason.TIMES_BACKWARDS, "Times run back along the trip; later stops are pushed on.");
    }

    private static String name(StopUpdate update) {
        return update.stopSequence().isPresent()
                ? "stop_sequence " + update.stopSequence().getAsInt()
                : "stop_id " + RealtimeSkipLog.shorten(update.stopId());
    }

    private List<StopUpdate> read(List<StopTimeUpdate> given) {
        return given.stream().flatMap(update -> read(update).stream()).toList();
    }

    private Optional<StopUpdate> read(StopTimeUpdate given) {
        Optional<StopUpdate.Kind> kind = kind(given);
        if (kind.isEmpty()) {
            skip(RealtimeSkipReason.RELATIONSHIP_UNKNOWN, "A stop's schedule_relationship is not one that is known.");
            return Optional.empty();
        }
        if (!given.hasStopSequence() && !given.hasStopId()) {
            skip(RealtimeSkipReason.VALUE_INVALID, "A stop has neither stop_sequence nor stop_id.");
            return Optional.empty();
        }
        return Optional.of(new StopUpdate(
                given.hasStopSequence() ? OptionalInt.of(given.getStopSequence()) : OptionalInt.empty(),
                given.getStopId(),
                kind.get(),
                given.hasArrival() ? event(given.getArrival()) : Optional.empty(),
                given.hasDeparture() ? event(given.getDeparture()) : Optional.empty()));
    }

    private static Optional<StopUpdate.Kind> kind(StopTimeUpdate given) {
        boolean fromLaterVersion = given.getUnknownFields().hasField(StopTimeUpdate.SCHEDULE_RELATIONSHIP_FIELD_NUMBER);
        if (fromLaterVersion) {
            return Optional.empty();
        }
        return switch (given.getScheduleRelationship()) {
            case SCHEDULED -> Optional.of(StopUpdate.Kind.SCHEDULED);
            case SKIPPED -> Optional.of(StopUpdate.Kind.SKIPPED);
            case NO_DATA -> Optional.of(StopUpdate.Kind.NO_DATA);
            case UNSCHEDULED -> Optional.empty();
        };
    }

    private Optional<StopEvent> event(StopTimeEvent given) {
        if (given.hasTime()) {
            Optional<Instant> time = Moments.find(given.getTime())
                    .filter(at -> Duration.between(base, at).abs().compareTo(FURTHEST) < 0);
            if (time.isEmpty()) {
                skip(RealtimeSkipReason.VALUE_INVALID, "A time at a stop is days away from the trip.");
            }
            return time.map(StopEvent::at);
        }
        if (given.hasDelay() && Math.abs((long) given.getDelay()) >= FURTHEST.toSeconds()) {
            skip(RealtimeSkipReason.VALUE_INVALID, "A delay at a stop is of days.");
            return Optional.empty();
        }
        return given.hasDelay() ? Optional.of(StopEvent.delayed(given.getDelay())) : Optional.empty();
    }

    private void skip(RealtimeSkipReason reason, String why) {
        log.add(entityId, reason, () -> why);
    }
}
