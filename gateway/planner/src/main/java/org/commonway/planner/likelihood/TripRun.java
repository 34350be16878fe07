package org.commonway.planner.likelihood;

import java.util.Arrays;
import java.util.List;
import org.commonway.planner.realtime.ExpectedCall;
import org.commonway.planner.realtime.ScheduledCall;

/**
 * One run of a trip, as it was spoken of so far. An event is an arrival or a departure: two for each call, in the order of
 * the trip. Times are seconds from the start of the service day. Not safe for many threads.
 */
final class TripRun {
    /** What was said longer than this before a vehicle passed is no news of when it passed. */
    private static final int STALE_SECONDS = 300;

    private static final int NOTHING = Integer.MIN_VALUE;

    private final int[] scheduled;
    private final int[] said;
    private final int[] saidAt;
    private final int[] firstSaid;
    private int done;
    private boolean begun;
    private int spokenOf;

    /** Hears of events once they are over. */
    interface Listener {
        /**
         * A vehicle came or left.
         *
         * @param event whether it came or left
         * @param scheduled when the timetable had it
         * @param late against the timetable; below zero is early
         */
        void passed(RouteDelays.Event event, int scheduled, int late);

        /**
         * A vehicle came or left of which something had been said before.
         *
         * @param lead the {@link Lead} that it was said before
         * @param later than was said; below zero is earlier
         */
        void changed(RouteDelays.Event event, int lead, int later);
    }

    /** A run of which nothing was said yet. */
    TripRun(List<ScheduledCall> calls) {
        this.scheduled = new int[2 * calls.size()];
        for (int call = 0; call < calls.size(); call++) {
            scheduled[2 * call] = calls.get(call).arrival();
            scheduled[2 * call + 1] = calls.get(call).departure();
        }
        this.said = new int[scheduled.length];
        this.saidAt = new int[scheduled.length];
        this.firstSaid = new int[scheduled.length * Lead.COUNT];
        Arrays.fill(said, NOTHING);
        Arrays.fill(firstSaid, NOTHING);
    }

    /** Whether it has these calls. */
    boolean isOf(List<ScheduledCall> calls) {
        if (scheduled.length != 2 * calls.size()) {
            return false;
        }
        for (int call = 0; call < calls.size(); call++) {
            if (scheduled[2 * call] != calls.get(call).arrival()
                    || scheduled[2 * call + 1] != calls.get(call).departure()) {
                return false;
            }
        }
        return true;
    }

    /** When it was last spoken of. */
    int spokenOf() {
        return spokenOf;
    }

    /**
     * Takes in what is said at {@code now}. What was over when the run was first spoken of is not counted: nobody had
     * said when it would be.
     */
    void say(int now, List<ExpectedCall> calls) {
        spokenOf = now;
        for (int event = done; event < said.length; event++) {
            ExpectedCall call = calls.get(event / 2);
            boolean coming = event % 2 == 0;
            int time = coming ? call.arrival() : call.departure();
            if (!begun && time <= now) {
                done = event + 1;
            } else if (call.skipped()) {
                said[event] = NOTHING;
            } else if (coming ? call.arrivalKnown() : call.departureKnown()) {
                said[event] = time;
                saidAt[event] = now;
                int first = event * Lead.COUNT + Lead.of(time - now);
                if (time > now && firstSaid[first] == NOTHING) {
                    firstSaid[first] = time;
                }
            }
        }
        begun = true;
    }

    /** Tells of the events that are over by {@code now}, each once. */
    void settle(int now, Listener listener) {
        int end = said.length;
        while (end > done && (said[end - 1] == NOTHING || said[end - 1] > now)) {
            end--;
        }
        for (; done < end; done++) {
            boolean fresh = said[done] != NOTHING && said[done] <= now && said[done] - saidAt[done] <= STALE_SECONDS;
            // Nobody gets off at the first stop or on at the last.
            if (fresh && done > 0 && done < said.length - 1) {
                tell(done, listener);
            }
        }
    }

    private void tell(int event, Listener listener) {
        RouteDelays.Event kind = event % 2 == 0 ? RouteDelays.Event.ARRIVAL : RouteDelays.Event.DEPARTURE;
        listener.passed(kind, scheduled[event], said[event] - scheduled[event]);
        for (int lead = 0; lead < Lead.COUNT; lead++) {
            int first = firstSaid[event * Lead.COUNT + lead];
            if (first != NOTHING) {
                listener.changed(kind, lead, said[event] - first);
            }
        }
    }
}
