package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.commonway.planner.place.Box;
import org.jspecify.annotations.Nullable;

/**
 * The city and how the gateway does.
 *
 * @param name of the city
 * @param timeZone IANA name
 * @param currency ISO 4217
 * @param journeyDate default date of trips
 * @param now the city's time, ISO 8601 with offset
 * @param center of the map; null while the streets are not open
 * @param bounds of the map; null while the streets are not open
 * @param attribution whom the map credits for its streets
 * @param ready whether searches see all that is listed
 * @param waitingFor one sentence for each thing that is missing
 * @param operators all that the ledger lists
 */
@Serdeable
public record CityJson(
        String name,
        String timeZone,
        String currency,
        String journeyDate,
        String now,
        @Nullable CenterJson center,
        @Nullable BoundsJson bounds,
        String attribution,
        boolean ready,
        List<String> waitingFor,
        List<OperatorJson> operators) {

    /**
     * A position.
     *
     * @param lat degrees
     * @param lon degrees
     */
    @Serdeable
    public record CenterJson(double lat, double lon) {}

    /**
     * An area, degrees.
     *
     * @param south least latitude
     * @param west least longitude
     * @param north most latitude
     * @param east most longitude
     */
    @Serdeable
    public record BoundsJson(double south, double west, double north, double east) {
        static BoundsJson of(Box box) {
            return new BoundsJson(box.south(), box.west(), box.north(), box.east());
        }
    }

    /**
     * An operator.
     *
     * @param id on the ledger
     * @param name as riders read it
     * @param kind TIMETABLE, SHARED_VEHICLES, ON_DEMAND or UNKNOWN
     * @param color '#rrggbb'
     * @param msp the organisation that registered it
     * @param status UP, DOWN or STARTING
     * @param detail what is wrong, in a sentence; empty when all is well
     * @param vehicles that can be rented now
     * @param stations with docks
     * @param stops of its timetable
     * @param realtime what searches see of what it says of its trips now; null when it says nothing
     */
    @Serdeable
    public record OperatorJson(
            String id,
            String name,
            String kind,
            String color,
            String msp,
            String status,
            String detail,
            long vehicles,
            long stations,
            int stops,
            @Nullable RealtimeJson realtime) {}

    /**
     * What searches see of an operator's GTFS Realtime.
     *
     * @param status LIVE, PARTIAL when some of its feeds are not used, or SILENT when none is and the timetable counts
     * @param detail what is wrong, in a sentence; empty when all is well
     * @param saidAt when the operator made it, ISO 8601 with offset; null while nothing is used
     * @param fetchedAt when its node last answered; null while it never did
     * @param trips of which something is said
     * @param alerts for riders
     * @param vehicles whose position is known
     * @param skipped what was left out, or noted, by reason, such as TRIP_UNKNOWN
     */
    @Serdeable
    public record RealtimeJson(
            String status,
            String detail,
            @Nullable String saidAt,
            @Nullable String fetchedAt,
            int trips,
            int alerts,
            int vehicles,
            Map<String, Integer> skipped) {}
}
