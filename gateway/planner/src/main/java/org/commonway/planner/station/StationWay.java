package org.commonway.planner.station;

/**
 * The quickest way inside a station from an entrance or a platform to another.
 *
 * @param from index in {@link org.commonway.planner.timetable.Timetable#stops()}
 * @param to likewise
 * @param seconds how long it takes, rounded up
 * @param metres its length
 */
public record StationWay(int from, int to, int seconds, int metres) {}
