package org.commonway.planner.network;

/** What a day has of its trips. By call: times; by trip: its index in the timetable, and its service day counted on. */
final class DayColumns {
    final int[] arrivals;
    final int[] departures;
    final int[] tripIndexes;
    final byte[] tripDays;

    DayColumns(int times, int trips) {
        arrivals = new int[times];
        departures = new int[times];
        tripIndexes = new int[trips];
        tripDays = new byte[trips];
    }
}
