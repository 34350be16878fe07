package org.commonway.gateway.http.trips;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.commonway.gateway.http.MoneyJson;
import org.jspecify.annotations.Nullable;

/**
 * A trip.
 *
 * @param id a UUID, the trip's id on the ledger too
 * @param status PENDING, CONFIRMED, STARTED, ENDED, CANCELLED, ROLLBACK (taken back for nothing), RELEASED (never booked):
 *     TOMP's words, and CANCELLING while the ledger's answer to a cancellation is awaited
 * @param txId Fabric transaction; null before there is one
 * @param block null until it is known
 * @param fare what the rider pays at most: the sum of the legs' prices
 * @param pending what of it is still set aside for legs that are not over
 * @param paid what the legs that are over cost, less what was given back
 * @param commissionBps what the gateway takes of the fare, basis points; null before there is a transaction
 * @param legs as in the plan's option; each that was booked with number, holdId, status (TOMP's legStatus), metered, and
 *     once known cause, charged, refunded and compensated; onLedger is false while only the operator's node said so
 * @param erased true when the rider had the places deleted
 * @param splits who is owed what if every leg is ridden at its price; empty before there is a transaction
 * @param ticket null unless it can still be ridden
 * @param bookedAt ISO 8601 with offset; null unless it was booked
 * @param seconds how long booking took; null unless it was booked
 * @param problem why it was not booked; null unless RELEASED
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TripJson(
        String id,
        String status,
        @Nullable String txId,
        @Nullable Long block,
        MoneyJson fare,
        MoneyJson pending,
        MoneyJson paid,
        @Nullable Integer commissionBps,
        List<Map<String, Object>> legs,
        boolean erased,
        List<Split> splits,
        @Nullable Ticket ticket,
        @Nullable String bookedAt,
        @Nullable Seconds seconds,
        @Nullable Problem problem) {

    /**
     * A share of the fare.
     *
     * @param role OPERATOR, GATEWAY, CITY or VAT (what the gateway owes in an operator's place)
     * @param party operator id, gateway id or the city's MSP id
     * @param name as riders read it
     */
    @Serdeable
    public record Split(String role, String party, String name, MoneyJson amount) {}

    /**
     * The ticket.
     *
     * @param text signed by the gateway
     * @param qrSvgUrl path of the same as a QR code; needs the rider's token
     */
    @Serdeable
    public record Ticket(String text, String qrSvgUrl) {}

    /**
     * How long booking took, by the gateway's clock.
     *
     * @param hold until every leg was held
     * @param commit from then until the ledger had committed
     * @param total from request to confirmation
     */
    @Serdeable
    public record Seconds(double hold, double commit, double total) {}

    /**
     * Why a trip was not booked.
     *
     * @param code as in problem+json
     * @param detail one sentence
     */
    @Serdeable
    public record Problem(String code, String detail) {}
}
