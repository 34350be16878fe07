package org.commonway.planner.streets;

/**
 * How far it is from one place to another.
 *
 * @param seconds as {@link StreetReach#secondsTo} has it
 * @param metres of that way
 * @param delaySeconds as {@link StreetReach#delaySecondsTo}
 */
public record StreetWay(int seconds, int metres, int delaySeconds) {}
