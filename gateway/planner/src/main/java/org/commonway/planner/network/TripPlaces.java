package org.commonway.planner.network;

import java.util.Arrays;

/** Where the trips of one feed stand in a day's network, each by itself. */
final class TripPlaces {
    private static final int DAYS = 3;

    private final int count;
    /** By day from -1 on, then trip: one more than the number among all trips, 0 for none. */
    private final int[] numbers;

    private final int[] firstTrips;

    TripPlaces(DayNetwork day, int feed, int trips) {
        this.count = trips;
        this.numbers = new int[DAYS * trips];
        this.firstTrips = day.patterns().firstTrips;
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            if (day.feed(pattern) == feed && !day.joined().isJoined(pattern)) {
                for (int number = firstTrips[pattern]; number < firstTrips[pattern + 1]; number++) {
                    numbers[index(day.columns().tripIndexes[number], day.columns().tripDays[number])] = number + 1;
                }
            }
        }
    }

    private int index(int trip, int day) {
        return (day + 1) * count + trip;
    }

    /** The trip's number among all trips of the network, or -1. */
    int number(int trip, int day) {
        return numbers[index(trip, day)] - 1;
    }

    /** The pattern of a trip's number. */
    int pattern(int number) {
        int found = Arrays.binarySearch(firstTrips, number);
        return found >= 0 ? found : -found - 2;
    }
}
