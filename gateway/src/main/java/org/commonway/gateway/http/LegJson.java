package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a trip.
 *
 * @param mode WALK, BUS, TRAM, METRO, RAIL, FERRY, BICYCLE, SCOOTER, MOPED, CAR or SHUTTLE
 * @param operator who runs it; null on foot and on the rider's own vehicle
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
 * @param departure by the timetable, where departAt is as far as is known now; null but on a timetable's leg
 * @param arrival likewise for arriveAt
 * @param alerts what its operator says that the rider should read
 * @param minimumAge years of whoever rides a shared vehicle; null where nothing is asked
 * @param own whether it is on the rider's own vehicle, for which nobody is paid
 * @param wheelchair YES where the timetable says that vehicle and stops are fit for wheelchairs, NO where it says that
 *     something is not (never on a step-free trip), UNKNOWN where it leaves something open; streets are UNKNOWN
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
        @Nullable CallTimeJson departure,
        @Nullable CallTimeJson arrival,
        List<AlertJson> alerts,
        @Nullable Integer minimumAge,
        boolean own,
        String wheelchair,
        boolean stayOnBoard) {

    /**
     * When a vehicle is scheduled, and who says when it is expected.
     *
     * @param scheduledAt by the timetable, ISO 8601 with offset; null for a trip that runs beside it
     * @param realtime whether the operator says now when it is expected; otherwise that is what the timetable says, or as
     *     near to it as the trip's other stops allow
     */
    @Serdeable
    public record CallTimeJson(@Nullable String scheduledAt, boolean realtime) {}

    /**
     * News about a leg (GTFS Realtime Alert). Plain texts, in the language of the caller's Accept-Language where the
     * operator gives it, else in the operator's first.
     *
     * @param header one line
     * @param description more of it; may be empty
     * @param url where to read on, http or https; null when there is none
     * @param cause such as STRIKE
     * @param effect such as DETOUR
     */
    @Serdeable
    public record AlertJson(
            String header, String description, @Nullable String url, String cause, String effect) {}

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
