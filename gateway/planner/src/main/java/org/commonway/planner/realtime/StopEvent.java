package org.commonway.planner.realtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a vehicle is expected at a stop, or was there (GTFS Realtime StopTimeEvent). At least one of the two is given; the
 * time counts where both are.
 *
 * @param time the moment
 * @param delaySeconds against the timetable; below zero is early
 */
public record StopEvent(Optional<Instant> time, OptionalInt delaySeconds) {
    /** Refuses an event that says nothing. */
    public StopEvent {
        if (time.isEmpty() && delaySeconds.isEmpty()) {
            throw new IllegalArgumentException("an event has neither time nor delay");
        }
    }

    /** So many seconds later than the timetable. */
    public static StopEvent delayed(int seconds) {
        return new StopEvent(Optional.empty(), OptionalInt.of(seconds));
    }

    /** At this moment. */
    public static StopEvent at(Instant time) {
        return new StopEvent(Optional.of(time), OptionalInt.empty());
    }

    /**
     * The event in seconds from a base.
     *
     * @param scheduled what the timetable says, seconds from the base
     * @param base the moment 0
     */
    int secondsFrom(int scheduled, Instant base) {
        return time.isPresent()
                ? Math.toIntExact(time.get().getEpochSecond() - base.getEpochSecond())
                : scheduled + delaySeconds.orElseThrow();
    }
}
