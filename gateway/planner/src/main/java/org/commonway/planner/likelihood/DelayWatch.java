package org.commonway.planner.likelihood;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.network.Network;
import org.commonway.planner.realtime.Propagation;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.ScheduledCall;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.timetable.Timetable;

/**
 * Follows what operators say of runs of their trips until the vehicles have passed. What counts of a call is what was
 * last said of it before the time that was said had passed. Trips beside the timetable, replaced ones and departures of a
 * headway have no schedule of their own to be late against and are not followed. Not safe for many threads.
 */
final class DelayWatch {
    /** More runs than a large city has under way; what is more is not followed. */
    static final int RUNS_MAX = 20_000;

    /** A moment further away than this is a clock that is wrong. */
    private static final int FAR_SECONDS = 1_000_000_000;

    /** A feed that is so much older than the one before comes of a clock that was put right. */
    private static final int BACK_SECONDS_MAX = 3600;

    private static final int SILENT_SECONDS_MAX = 2 * 3600;

    private final Map<String, Followed> operators = new HashMap<>();

    /** What is followed of one operator. */
    private static final class Followed {
        private final Map<TripInstance, TripRun> runs = new HashMap<>();
        private Instant heardAt = Instant.EPOCH;
    }

    /** What this feed lets be known of vehicles that have passed; a feed no newer than the one before says nothing. */
    List<DelayTable.Seen> observe(RealtimeFeed feed, Network network) {
        List<DelayTable.Seen> seen = new ArrayList<>();
        int number = find(feed.operatorId(), network);
        Followed followed = operators.computeIfAbsent(feed.operatorId(), id -> new Followed());
        if (feed.timestamp().isBefore(followed.heardAt.minusSeconds(BACK_SECONDS_MAX))) {
            followed.runs.clear();
            followed.heardAt = Instant.EPOCH;
        }
        if (number < 0 || !feed.timestamp().isAfter(followed.heardAt)) {
            return seen;
        }
        followed.heardAt = feed.timestamp();
        for (TripUpdate update : feed.trips()) {
            hear(update, feed.timestamp(), network, number, followed);
        }
        Timetable timetable = network.timetables().get(number);
        followed.runs.entrySet().removeIf(entry -> {
            TripRun run = entry.getValue();
            Instant start = timetable.startOf(entry.getKey().serviceDate());
            int now = secondsFrom(start, feed.timestamp());
            OptionalInt trip = network.findTrip(number, entry.getKey());
            trip.ifPresent(index -> run.settle(now, teller(timetable, index, start, seen)));
            return trip.isEmpty() || now - run.spokenOf() > SILENT_SECONDS_MAX;
        });
        return seen;
    }

    private static int find(String operatorId, Network network) {
        for (int feed = 0; feed < network.timetables().size(); feed++) {
            if (network.timetables().get(feed).operatorId().equals(operatorId)) {
                return feed;
            }
        }
        return -1;
    }

    private static int secondsFrom(Instant start, Instant moment) {
        long seconds = moment.getEpochSecond() - start.getEpochSecond();
        return (int) Math.max(-FAR_SECONDS, Math.min(FAR_SECONDS, seconds));
    }

    private void hear(TripUpdate update, Instant now, Network network, int feed, Followed followed) {
        TripInstance run =
                new TripInstance(update.trip().tripId(), update.trip().serviceDate());
        if (update.kind() != TripUpdate.Kind.SCHEDULED) {
            followed.runs.remove(run);
            return;
        }
        Timetable timetable = network.timetables().get(feed);
        Optional<List<ScheduledCall>> calls = calls(run, network, feed, timetable);
        if (calls.isEmpty()
                || (update.stops().isEmpty() && update.delaySeconds().isEmpty())) {
            return;
        }
        TripRun known = followed.runs.get(run);
        // A swapped timetable may have given the trip other calls: then it is another run.
        if (known == null || !known.isOf(calls.get())) {
            if (known == null && countRuns() >= RUNS_MAX) {
                return;
            }
            known = new TripRun(calls.get());
            followed.runs.put(run, known);
        }
        Instant start = timetable.startOf(run.serviceDate());
        known.say(
                secondsFrom(start, now), Propagation.expect(calls.get(), start, update.stops(), update.delaySeconds()));
    }

    private int countRuns() {
        return operators.values().stream().mapToInt(one -> one.runs.size()).sum();
    }

    /** The calls of a run by the timetable, from the start of its service day; empty when it does not run that day. */
    private static Optional<List<ScheduledCall>> calls(
            TripInstance run, Network network, int feed, Timetable timetable) {
        OptionalInt trip = network.findTrip(feed, run);
        LocalDate date = run.serviceDate();
        return trip.isPresent()
                        && timetable
                                .calendar()
                                .services()
                                .get(timetable.trips().service(trip.getAsInt()))
                                .runsOn(date)
                ? Optional.of(ScheduledCall.of(timetable, trip.getAsInt(), 0))
                : Optional.empty();
    }

    private static TripRun.Listener teller(Timetable timetable, int trip, Instant start, List<DelayTable.Seen> seen) {
        RouteKey route = new RouteKey(
                timetable.operatorId(),
                timetable.routes().get(timetable.trips().route(trip)).routeId());
        return new TripRun.Listener() {
            @Override
            public void passed(RouteDelays.Event event, int scheduled, int late) {
                int hours = HourClass.of(start.plusSeconds(scheduled), timetable.zone());
                seen.add(new DelayTable.Seen(route, RouteDelays.delays(event, hours), late));
            }

            @Override
            public void changed(RouteDelays.Event event, int lead, int later) {
                seen.add(new DelayTable.Seen(route, RouteDelays.changes(event, lead), later));
            }
        };
    }
}
