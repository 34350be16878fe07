package org.commonway.planner.itinerary;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which trip of which timetable a leg rides.
 *
 * @param gtfsTripId GTFS trip_id; all departures of a headway have the same
 * @param serviceDate the service day, whose times count from noon minus 12 hours
 * @param headway which departure of a trip that runs by headway (GTFS frequencies.txt); empty for every other trip
 * @param line the route as riders know it
 * @param headsign where the vehicle says it goes; may be empty
 * @param board where the rider gets on
 * @param alight where the rider gets off
 * @param stopsBetween stops on the way, without the two
 * @param paidByLeg index in the itinerary of the leg of the same operator whose fare covers this one; empty where the leg has a
 *     fare of its own, or none is known
 * @param paidByLeg index in the itinerary of the leg of the same operator whose fare covers this one
 * @param wheelchair whether the trip and both stops are fit for wheelchairs, as its timetable says
 * @param stayOnBoard whether the vehicle of the leg before goes on as this trip and the rider stays on board: that is no
 *     change, and no second fare where the operator has one fare for a boarding
 */
public record TransitService(
        String gtfsTripId,
        LocalDate serviceDate,
        Optional<Headway> headway,
        Line line,
        String headsign,
        StopCall board,
        StopCall alight,
        int stopsBetween,
        OptionalInt paidByLeg,
        Wheelchair wheelchair,
        boolean stayOnBoard) {

    /**
     * A departure of a trip that runs again and again.
     *
     * @param startTime when it leaves its first stop, HH:MM:SS of the service day, as a GTFS-Realtime TripDescriptor names
     *     it; hours may pass 24
     * @param everySeconds from one departure to the next
     * @param exactTimes whether the departures are a timetable; otherwise a vehicle comes about every so often, and the
     *     leg's times are one of many that it may keep to
     */
    public record Headway(String startTime, int everySeconds, boolean exactTimes) {}

    /**
     * A call of the trip.
     *
     * @param stopId GTFS stop_id
     * @param stopSequence GTFS stop_sequence
     * @param time when the vehicle leaves, where the rider gets on; when it comes, where the rider gets off
     */
    public record StopCall(String stopId, int stopSequence, CallTime time) {}

    /**
     * A GTFS route.
     *
     * @param routeId GTFS route_id
     * @param shortName such as "702"; may be empty
     * @param longName such as "Bolhão - Travagem"; may be empty
     * @param color six hexadecimal digits without '#'; GTFS's default is FFFFFF
     * @param textColor likewise; GTFS's default is 000000
     */
    public record Line(String routeId, String shortName, String longName, String color, String textColor) {}

    /** The same behind so many more legs. */
    TransitService movedOn(int legs) {
        return new TransitService(
                gtfsTripId,
                serviceDate,
                headway,
                line,
                headsign,
                board,
                alight,
                stopsBetween,
                paidByLeg.isPresent() ? OptionalInt.of(paidByLeg.getAsInt() + legs) : paidByLeg,
                wheelchair,
                stayOnBoard);
    }
}
