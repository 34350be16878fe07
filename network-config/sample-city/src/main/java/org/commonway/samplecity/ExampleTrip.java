package org.commonway.samplecity;

import java.time.LocalTime;
import org.commonway.samplecity.place.Point;

/**
 * A trip worth showing.
 *
 * @param fromName where it starts, for people
 * @param from where it starts
 * @param toName where it ends, for people
 * @param to where it ends
 * @param departure when, by the city's clock
 */
public record ExampleTrip(String fromName, Point from, String toName, Point to, LocalTime departure) {}
