package org.commonway.planner.realtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * From what a feed says of some stops to the times at all of them (GTFS Realtime reference, "Trip Updates"). A delay
 * holds until the next update. NO_DATA ends it, and so does an update that gives no time. A skipped stop keeps the delay
 * that comes to it. Before the first update nothing is known.
 *
 * <p>Time never runs back along a trip: a call is pushed on to the one before it. Where nothing is known the timetable
 * stands, but not beyond the next time that is: a vehicle that is early at a stop has left the stop before.
 */
public final class Propagation {
    private static final int NONE = -1;

    private final int[] times;
    private final boolean[] known;
    private final boolean[] skipped;

    private Propagation(int calls) {
        this.times = new int[2 * calls];
        this.known = new boolean[2 * calls];
        this.skipped = new boolean[calls];
    }

    /**
     * The expected calls of a trip.
     *
     * @param calls as the timetable has them
     * @param base the moment from which their seconds count
     * @param updates in the order of the trip; one that names no call of it is not used
     * @param delay of the whole trip, where the feed gives one
     */
    public static List<ExpectedCall> expect(
            List<ScheduledCall> calls, Instant base, List<StopUpdate> updates, OptionalInt delay) {
        Propagation made = new Propagation(calls.size());
        made.spread(calls, base, updates, delay);
        made.straighten();
        List<ExpectedCall> expected = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            expected.add(new ExpectedCall(
                    made.times[2 * i],
                    made.times[2 * i + 1],
                    made.known[2 * i],
                    made.known[2 * i + 1],
                    made.skipped[i]));
        }
        return expected;
    }

    /** By update: the index of the call that it names, or -1; of two for one call the second has none. */
    public static int[] match(List<ScheduledCall> calls, List<StopUpdate> updates) {
        int[] found = new int[updates.size()];
        int next = 0;
        for (int i = 0; i < found.length; i++) {
            // A trip may stop twice at one place: the stop_id alone means the first that is still to come.
            found[i] = NONE;
            for (int call = next; call < calls.size() && found[i] == NONE; call++) {
                if (names(updates.get(i), calls.get(call))) {
                    found[i] = call;
                    next = call + 1;
                }
            }
        }
        return found;
    }

    private static boolean names(StopUpdate update, ScheduledCall call) {
        return update.stopSequence().isPresent()
                ? update.stopSequence().getAsInt() == call.stopSequence()
                : update.stopId().equals(call.stopId());
    }

    private void spread(List<ScheduledCall> calls, Instant base, List<StopUpdate> updates, OptionalInt delay) {
        StopUpdate[] byCall = new StopUpdate[calls.size()];
        int[] matched = match(calls, updates);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] != NONE) {
                byCall[matched[i]] = updates.get(i);
            }
        }
        OptionalInt carried = delay;
        for (int i = 0; i < byCall.length; i++) {
            carried = call(i, calls.get(i), base, Optional.ofNullable(byCall[i]), carried);
        }
    }

    /** Sets the times of one call and gives the delay with which the next begins. */
    private OptionalInt call(
            int i, ScheduledCall call, Instant base, Optional<StopUpdate> update, OptionalInt carried) {
        skipped[i] = update.map(said -> said.kind() == StopUpdate.Kind.SKIPPED).orElse(false);
        OptionalInt coming = carried;
        OptionalInt leaving = carried;
        if (update.isPresent() && !skipped[i]) {
            StopUpdate said = update.get();
            boolean silent = said.kind() == StopUpdate.Kind.NO_DATA
                    || (said.arrival().isEmpty() && said.departure().isEmpty());
            Optional<OptionalInt> arrival = said.arrival().map(event -> delay(event, call.arrival(), base));
            Optional<OptionalInt> departure = said.departure().map(event -> delay(event, call.departure(), base));
            coming = silent ? OptionalInt.empty() : arrival.orElse(carried);
            leaving = silent ? OptionalInt.empty() : departure.orElse(coming);
        }
        set(2 * i, call.arrival(), coming);
        set(2 * i + 1, call.departure(), leaving);
        return leaving;
    }

    private static OptionalInt delay(StopEvent event, int scheduled, Instant base) {
        return OptionalInt.of(event.secondsFrom(scheduled, base) - scheduled);
    }

    private void set(int at, int scheduled, OptionalInt delay) {
        times[at] = scheduled + delay.orElse(0);
        known[at] = delay.isPresent();
    }

    private void straighten() {
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            if (known[i]) {
                latest = Math.max(latest, times[i]);
                times[i] = latest;
            }
        }
        int limit = Integer.MAX_VALUE;
        for (int i = times.length - 1; i >= 0; i--) {
            limit = known[i] ? times[i] : limit;
            times[i] = Math.min(times[i], limit);
        }
        for (int i = 1; i < times.length; i++) {
            times[i] = Math.max(times[i], times[i - 1]);
        }
    }

    /** Whether what the feed says of these calls runs back in time somewhere and had to be pushed on. */
    public static boolean runsBack(
            List<ScheduledCall> calls, Instant base, List<StopUpdate> updates, OptionalInt delay) {
        Propagation made = new Propagation(calls.size());
        made.spread(calls, base, updates, delay);
        int[] before = made.times.clone();
        made.straighten();
        return IntStream.range(0, before.length).anyMatch(i -> made.known[i] && made.times[i] != before[i]);
    }
}
