package org.commonway.planner.likelihood;

import java.util.Arrays;

/**
 * For how long vehicles stood in a cell and how often one was taken, by hours that are alike. For docked ones the time is
 * that of stations with at least one vehicle: riders come to a station, however many vehicles it has. Not safe for many
 * threads while it grows; what is in a {@link VehicleTable} does not.
 */
final class Takings {
    private final double[] hours = new double[HourClass.COUNT];
    private final double[] taken = new double[HourClass.COUNT];

    /** How long vehicles stood in this {@link HourClass}, in hours. */
    double hours(int hourClass) {
        return hours[hourClass];
    }

    /** How many were taken. */
    double taken(int hourClass) {
        return taken[hourClass];
    }

    void stood(int hourClass, double longer) {
        hours[hourClass] += longer;
    }

    void taken(int hourClass, double more) {
        taken[hourClass] += more;
    }

    /** As it is now, times a factor of 0 to 1. */
    Takings times(double factor) {
        Takings copy = new Takings();
        for (int i = 0; i < HourClass.COUNT; i++) {
            copy.hours[i] = hours[i] * factor;
            copy.taken[i] = taken[i] * factor;
        }
        return copy;
    }

    /** Whether so little is left that it says nothing. */
    boolean isFaint() {
        return Arrays.stream(hours).sum() < 0.01 && Arrays.stream(taken).sum() < 0.01;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Takings takings
                && Arrays.equals(hours, takings.hours)
                && Arrays.equals(taken, takings.taken);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hours) + Arrays.hashCode(taken);
    }
}
