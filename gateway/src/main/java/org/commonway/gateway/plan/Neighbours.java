package org.commonway.gateway.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.request.Timing;

/** The searches before and after one, so that a rider can leaf through a day without a gap. */
final class Neighbours {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Neighbours() {}

    /** What goes before: a window earlier, or with whatever is there before the first that was shown. */
    static Timing earlier(Timing asked, List<PlanOption> shown) {
        Instant before = asked.arrivesBy()
                ? times(shown, Itinerary::arrival)
                        .min(Comparator.naturalOrder())
                        .orElse(asked.moment())
                        .minus(MINUTE)
                : asked.moment().minus(step(asked));
        return new Timing(before, asked.end(), asked.window());
    }

    /** What goes after: a window later, or after the last that was shown. */
    static Timing later(Timing asked, List<PlanOption> shown) {
        Instant after = asked.arrivesBy()
                ? asked.moment().plus(step(asked))
                : times(shown, Itinerary::departure)
                        .max(Comparator.naturalOrder())
                        .orElse(asked.moment().plus(step(asked)))
                        .plus(MINUTE);
        return new Timing(after, asked.end(), asked.window());
    }

    private static java.util.stream.Stream<Instant> times(List<PlanOption> shown, Function<Itinerary, Instant> time) {
        return shown.stream().map(PlanOption::itinerary).map(time);
    }

    /** One departure at a time is leafed through by the quarter of an hour. */
    private static Duration step(Timing asked) {
        return asked.window().isZero() ? Duration.ofMinutes(15) : asked.window();
    }
}
