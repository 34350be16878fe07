package org.commonway.planner.realtime.gtfsrt;

import com.google.transit.realtime.GtfsRealtime;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.realtime.ScheduledCall;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.timetable.Frequency;
import org.commonway.planner.timetable.Timetable;

/** Trip updates of one feed, each held against the timetable. */
final class TripUpdateReader {
    /** Values of TripDescriptor.ScheduleRelationship that the text this was made from calls outdated, or lacks. */
    private static final int REPLACEMENT = 5;

    private static final int DELETED = 7;

    private static final int NEW = 8;
    private static final int UNSCHEDULED = 2;
    private static final int LONGEST_DELAY = 4 * 86_400;

    private final Timetable timetable;
    private final TimetableIds ids;
    private final ServiceDays days;
    private final RealtimeSkipLog log;
    private final List<TripUpdate> updates = new ArrayList<>();
    private final Set<TripInstance> seen = new HashSet<>();

    TripUpdateReader(Timetable timetable, TimetableIds ids, Instant timestamp, RealtimeSkipLog log) {
        this.timetable = timetable;
        this.ids = ids;
        this.days = new ServiceDays(timetable, timestamp);
        this.log = log;
    }

    /** What was kept. */
    List<TripUpdate> updates() {
        return updates;
    }

    void read(FeedEntity entity) {
        if (!entity.hasTripUpdate()) {
            return;
        }
        TripDescriptor trip = entity.getTripUpdate().getTrip();
        int relationship = relationship(trip);
        Optional<TripUpdate.Kind> kind = kind(relationship);
        if (kind.isPresent()) {
            Optional<TripUpdate> update =
                    kind.get() == TripUpdate.Kind.ADDED ? added(entity) : ofTimetable(entity, kind.get());
            update.filter(made -> isFirst(entity, made)).ifPresent(updates::add);
        } else if (relationship == UNSCHEDULED) {
            skip(entity, RealtimeSkipReason.HEADWAY_NOT_FOLLOWED, "Trips without a schedule are not searched.");
        } else {
            skip(
                    entity,
                    RealtimeSkipReason.RELATIONSHIP_UNKNOWN,
                    "schedule_relationship " + relationship + " is not one that is known.");
        }
    }

    /** The number as sent: one that the compiled text does not have would otherwise read as SCHEDULED. */
    private static int relationship(TripDescriptor trip) {
        List<Long> later = trip.getUnknownFields()
                .getField(TripDescriptor.SCHEDULE_RELATIONSHIP_FIELD_NUMBER)
                .getVarintList();
        return later.isEmpty()
                ? trip.getScheduleRelationship().getNumber()
                : later.get(later.size() - 1).intValue();
    }

    private static Optional<TripUpdate.Kind> kind(int relationship) {
        return switch (relationship) {
            case TripDescriptor.ScheduleRelationship.SCHEDULED_VALUE -> Optional.of(TripUpdate.Kind.SCHEDULED);
            case TripDescriptor.ScheduleRelationship.ADDED_VALUE, NEW -> Optional.of(TripUpdate.Kind.ADDED);
            case TripDescriptor.ScheduleRelationship.CANCELED_VALUE -> Optional.of(TripUpdate.Kind.CANCELED);
            case REPLACEMENT -> Optional.of(TripUpdate.Kind.REPLACEMENT);
            case TripDescriptor.ScheduleRelationship.DUPLICATED_VALUE -> Optional.of(TripUpdate.Kind.DUPLICATED);
            case DELETED -> Optional.of(TripUpdate.Kind.DELETED);
            default -> Optional.empty();
        };
    }

    private boolean isFirst(FeedEntity entity, TripUpdate made) {
        TripInstance run = made.copy().orElse(made.trip());
        OptionalInt departure = made.copy().isPresent() ? OptionalInt.empty() : run.startSeconds();
        boolean first = seen.add(new TripInstance(run.tripId(), run.serviceDate(), departure, ""));
        if (!first) {
            skip(
                    entity,
                    RealtimeSkipReason.TRIP_DOUBLED,
                    "Trip " + RealtimeSkipLog.shorten(run.tripId()) + " of " + run.serviceDate()
                            + " has an update already.");
        }
        return first;
    }

    private Optional<TripUpdate> ofTimetable(FeedEntity entity, TripUpdate.Kind kind) {
        TripDescriptor given = entity.getTripUpdate().getTrip();
        Integer trip = ids.trips().get(given.getTripId());
        if (trip == null) {
            skip(
                    entity,
                    RealtimeSkipReason.TRIP_UNKNOWN,
                    "The timetable has no trip " + RealtimeSkipLog.shorten(given.getTripId()) + ".");
            return Optional.empty();
        }
        Optional<Frequency> headway = timetable.trips().findFrequency(trip);
        if (headway.isPresent()) {
            return ofDeparture(entity, kind, headway.get());
        }
        return run(entity, given, trip, OptionalInt.empty()).flatMap(run -> ofRun(entity, kind, run, trip));
    }

    /** A departure of a headway whose departures are a timetable; others have no times that could be late. */
    private Optional<TripUpdate> ofDeparture(FeedEntity entity, TripUpdate.Kind kind, Frequency headway) {
        TripDescriptor given = entity.getTripUpdate().getTrip();
        OptionalInt start = Moments.findTime(given.getStartTime());
        Integer departure = start.isPresent()
                ? ids.departures().get(new TimetableIds.Departure(given.getTripId(), start.getAsInt()))
                : null;
        if (!headway.exactTimes() || kind == TripUpdate.Kind.DUPLICATED) {
            skip(
                    entity,
                    RealtimeSkipReason.HEADWAY_NOT_FOLLOWED,
                    "Trip " + RealtimeSkipLog.shorten(given.getTripId())
                            + " runs by a headway: its departures are searched as the timetable has them.");
            return Optional.empty();
        }
        if (departure == null) {
            skip(
                    entity,
                    RealtimeSkipReason.TRIP_UNKNOWN,
                    "Trip " + RealtimeSkipLog.shorten(given.getTripId()) + " has no departure with start_time '"
                            + RealtimeSkipLog.shorten(given.getStartTime()) + "'.");
            return Optional.empty();
        }
        return run(entity, given, departure, start).flatMap(run -> ofRun(entity, kind, run, departure));
    }

    /** The run that is meant, if the trip runs then. */
    private Optional<TripInstance> run(FeedEntity entity, TripDescriptor given, int trip, OptionalInt start) {
        Optional<LocalDate> date = given.hasStartDate() ? Moments.findDate(given.getStartDate()) : days.nearest(trip);
        if (date.isEmpty() || !days.runs(trip, date.get())) {
            String when =
                    given.hasStartDate() ? RealtimeSkipLog.shorten(given.getStartDate()) : "a day near the feed's";
            skip(
                    entity,
                    RealtimeSkipReason.TRIP_NOT_RUNNING,
                    "Trip " + RealtimeSkipLog.shorten(given.getTripId()) + " does not run on " + when + ".");
            return Optional.empty();
        }
        return Optional.of(new TripInstance(given.getTripId(), date.get(), start, given.getRouteId()));
    }

    private Optional<TripUpdate> ofRun(FeedEntity entity, TripUpdate.Kind kind, TripInstance run, int trip) {
        return switch (kind) {
            case SCHEDULED -> Optional.of(moved(entity, run, run, Optional.empty(), trip));
            case CANCELED, DELETED ->
                Optional.of(new TripUpdate(run, kind, List.of(), OptionalInt.empty(), Optional.empty()));
            case REPLACEMENT -> timed(entity, run, kind);
            case DUPLICATED -> duplicated(entity, run, trip);
            case ADDED -> throw new IllegalStateException("an added trip is not of the timetable");
        };
    }

    private TripUpdate moved(
            FeedEntity entity, TripInstance run, TripInstance moved, Optional<TripInstance> copy, int trip) {
        GtfsRealtime.TripUpdate given = entity.getTripUpdate();
        int shift = moved.startSeconds().orElse(timetable.trips().startTime(trip))
                - timetable.trips().startTime(trip);
        OptionalInt delay = given.hasDelay() && Math.abs((long) given.getDelay()) < LONGEST_DELAY
                ? OptionalInt.of(given.getDelay())
                : OptionalInt.empty();
        List<StopUpdate> stops = new StopUpdateReader(entity.getId(), timetable.startOf(moved.serviceDate()), log)
                .ofTrip(given.getStopTimeUpdateList(), ScheduledCall.of(timetable, trip, shift), delay);
        TripUpdate.Kind kind = copy.isPresent() ? TripUpdate.Kind.DUPLICATED : TripUpdate.Kind.SCHEDULED;
        return new TripUpdate(run, kind, stops, delay, copy);
    }

    private Optional<TripUpdate> duplicated(FeedEntity entity, TripInstance run, int trip) {
        GtfsRealtime.TripUpdate.TripProperties given = entity.getTripUpdate().getTripProperties();
        Optional<LocalDate> date = Moments.findDate(given.getStartDate());
        OptionalInt start = Moments.findTime(given.getStartTime());
        if (given.getTripId().isEmpty() || date.isEmpty() || start.isEmpty()) {
            skip(
                    entity,
                    RealtimeSkipReason.VALUE_INVALID,
                    "A duplicated trip needs a trip_id, a start_date and a start_time of its own.");
            return Optional.empty();
        }
        TripInstance copy = new TripInstance(given.getTripId(), date.get(), start, run.routeId());
        return Optional.of(moved(entity, run, copy, Optional.of(copy), trip));
    }

    private Optional<TripUpdate> added(FeedEntity entity) {
        TripDescriptor given = entity.getTripUpdate().getTrip();
        if (!ids.routes().containsKey(given.getRouteId())) {
            skip(
                    entity,
                    RealtimeSkipReason.ROUTE_UNKNOWN,
                    "The timetable has no line " + RealtimeSkipLog.shorten(given.getRouteId()) + ".");
            return Optional.empty();
        }
        Optional<LocalDate> date =
                given.hasStartDate() ? Moments.findDate(given.getStartDate()) : Optional.of(days.today());
        if (given.getTripId().isEmpty() || date.isEmpty()) {
            skip(
                    entity,
                    RealtimeSkipReason.VALUE_INVALID,
                    "An added trip has no trip_id, or a start_date that is none.");
            return Optional.empty();
        }
        TripInstance run = new TripInstance(given.getTripId(), date.get(), OptionalInt.empty(), given.getRouteId());
        return timed(entity, run, TripUpdate.Kind.ADDED);
    }

    private Optional<TripUpdate> timed(FeedEntity entity, TripInstance run, TripUpdate.Kind kind) {
        List<StopUpdate> stops = new StopUpdateReader(entity.getId(), timetable.startOf(run.serviceDate()), log)
                .ofAdded(entity.getTripUpdate().getStopTimeUpdateList(), ids);
        if (stops.size() < 2) {
            skip(
                    entity,
                    RealtimeSkipReason.TRIP_UNUSABLE,
                    "Trip " + RealtimeSkipLog.shorten(run.tripId()) + " has fewer than two stops with times.");
            return Optional.empty();
        }
        return Optional.of(new TripUpdate(run, kind, stops, OptionalInt.empty(), Optional.empty()));
    }

    private void skip(FeedEntity entity, RealtimeSkipReason reason, String why) {
        log.add(entity.getId(), reason, () -> why);
    }
}
