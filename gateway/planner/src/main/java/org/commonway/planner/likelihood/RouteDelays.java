package org.commonway.planner.likelihood;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What was seen of one route. Delays are against the timetable, by hours that are alike; changes are between what was said
 * some time before and what came, by how long before. Immutable.
 */
final class RouteDelays {
    /** Nothing was seen. */
    static final RouteDelays EMPTY = new RouteDelays(new Histogram[0]);

    /** How many histograms there are. */
    static final int SLOTS = 2 * HourClass.COUNT + 2 * Lead.COUNT;

    private final Histogram[] slots;

    /** What happens at a stop. */
    enum Event {
        /** A vehicle comes, and riders get off. */
        ARRIVAL(0),
        /** A vehicle leaves with those who got on. */
        DEPARTURE(1);

        private final int number;

        Event(int number) {
            this.number = number;
        }
    }

    private RouteDelays(Histogram[] slots) {
        this.slots = slots;
    }

    /** The histogram of delays against the timetable in an {@link HourClass}. */
    static int delays(Event event, int hourClass) {
        return event.number * HourClass.COUNT + hourClass;
    }

    /** The histogram of changes of what was said a {@link Lead} before. */
    static int changes(Event event, int lead) {
        return 2 * HourClass.COUNT + event.number * Lead.COUNT + lead;
    }

    /** The histogram in this slot. */
    Histogram get(int slot) {
        return slots.length == 0 ? Histogram.EMPTY : slots[slot];
    }

    /** With this histogram in a slot. */
    RouteDelays with(int slot, Histogram histogram) {
        Histogram[] changed = new Histogram[SLOTS];
        Arrays.setAll(changed, this::get);
        changed[slot] = histogram;
        return new RouteDelays(changed);
    }

    /** With every histogram changed alike. */
    RouteDelays map(UnaryOperator<Histogram> change) {
        Histogram[] changed = new Histogram[SLOTS];
        Arrays.setAll(changed, slot -> change.apply(get(slot)));
        return new RouteDelays(changed);
    }

    /** Whether nothing is left of what was seen. */
    boolean isEmpty() {
        return Arrays.stream(slots).allMatch(Histogram.EMPTY::equals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteDelays delays && Arrays.equals(slots, delays.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }
}
