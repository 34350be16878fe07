package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a trip.
 *
 * @param mode WALK, BUS, TRAM, METRO, RAIL, FERRY, BICYCLE, SCOOTER, MOPED, CAR or SHUTTLE
 * @param operator who runs it; null on foot
 * @param line of a timetable; null otherwise
 * @param headsign where a timetable's vehicle says it goes; null otherwise
 * @param headway of a timetable's trip that runs by headway; null otherwise
 * @param from where it starts
 * @param to where it ends
 * @param departAt ISO 8601 with offset
 * @param arriveAt ISO 8601 with offset
 * @param durationSeconds from start to end
 * @param distanceMetres its length
 * @param price for all passengers; null when nothing is charged or it is not known
 * @param co2Grams for all passengers
 * @param geometry [longitude, latitude] from start to end
 * @param vehicleId of a shared vehicle; null otherwise
 * @param stayOnBoard whether the vehicle of the leg before goes on as this one and the rider stays on board
 */
@Serdeable
public record LegJson(
        String mode,
        @Nullable OperatorRefJson operator,
        @Nullable String line,
        @Nullable String headsign,
        @Nullable HeadwayJson headway,
        PointJson from,
        PointJson to,
        String departAt,
        String arriveAt,
        long durationSeconds,
        int distanceMetres,
        @Nullable MoneyJson price,
        int co2Grams,
        List<List<Double>> geometry,
        @Nullable String vehicleId,
        boolean stayOnBoard) {

    /**
     * A departure of a trip that runs again and again (GTFS frequencies.txt).
     *
     * @param startTime when it leaves its first stop, HH:MM:SS of the service day; hours may pass 24
     * @param everySeconds from one departure to the next
     * @param exactTimes whether the departures are a timetable; otherwise one comes about every so often
     */
    @Serdeable
    public record HeadwayJson(String startTime, int everySeconds, boolean exactTimes) {}

    /**
     * Who runs a leg.
     *
     * @param id on the ledger
     * @param name as riders read it
     * @param color '#rrggbb'
     */
    @Serdeable
    public record OperatorRefJson(String id, String name, String color) {}
}
