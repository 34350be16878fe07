package org.commonway.planner.realtime;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is said of one call of a trip (GTFS Realtime StopTimeUpdate). It names the call by its stop_sequence, its stop_id
 * or both.
 *
 * @param stopSequence GTFS stop_sequence
 * @param stopId GTFS stop_id; empty text when not given
 * @param kind whether the vehicle calls there, and whether anything is known
 * @param arrival when it comes
 * @param departure when it leaves
 */
public record StopUpdate(
        OptionalInt stopSequence,
        String stopId,
        Kind kind,
        Optional<StopEvent> arrival,
        Optional<StopEvent> departure) {
    /** GTFS Realtime StopTimeUpdate.ScheduleRelationship. */
    public enum Kind {
        /** It calls there. */
        SCHEDULED,
        /** It passes without stopping. */
        SKIPPED,
        /** Nothing is known from here on: the timetable counts. */
        NO_DATA
    }

    /** The call with this stop_sequence comes and leaves late by so many seconds. */
    public static StopUpdate delayed(int stopSequence, int seconds) {
        Optional<StopEvent> event = Optional.of(StopEvent.delayed(seconds));
        return new StopUpdate(OptionalInt.of(stopSequence), "", Kind.SCHEDULED, event, event);
    }

    /** The call with this stop_sequence is skipped. */
    public static StopUpdate skipped(int stopSequence) {
        return new StopUpdate(OptionalInt.of(stopSequence), "", Kind.SKIPPED, Optional.empty(), Optional.empty());
    }

    /** Nothing is known from the call with this stop_sequence on. */
    public static StopUpdate noData(int stopSequence) {
        return new StopUpdate(OptionalInt.of(stopSequence), "", Kind.NO_DATA, Optional.empty(), Optional.empty());
    }
}
