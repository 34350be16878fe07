package org.commonway.gateway.http.trips;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.CancelTrip;
import org.commonway.gateway.booking.RideTrip;
import org.commonway.gateway.booking.RiderTrips;
import org.commonway.gateway.wallet.Riders;
import org.commonway.proto.type.v1.Position;
import org.jspecify.annotations.Nullable;

/** Riding a trip's legs, and taking one back. */
@Controller("/api/trips/{id}/legs/{number}")
@Tag(name = "trips")
@ExecuteOn(TaskExecutors.BLOCKING)
public class RidesController {
    private final Riders riders;
    private final RideTrip rides;
    private final CancelTrip cancelTrip;
    private final RiderTrips trips;
    private final TripView view;

    /** The API of these rides. */
    public RidesController(Riders riders, RideTrip rides, CancelTrip cancelTrip, RiderTrips trips, TripView view) {
        this.riders = riders;
        this.rides = rides;
        this.cancelTrip = cancelTrip;
        this.trips = trips;
        this.view = view;
    }

    /** What cancelling one leg would cost. */
    @Get("/cancellation")
    @Operation(summary = "What cancelling one leg would cost now", description = "As for the whole trip.")
    @ApiResponse(responseCode = "200", description = "What it would cost")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    public CancellationJson quoteCancellation(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String id, int number) {
        String riderId = Bearer.riderId(riders, authorization);
        Booking booking = trips.getTripWithLeg(riderId, id, number);
        return view.toJson(booking, cancelTrip.quote(riderId, id, OptionalInt.of(number)));
    }

    /** Cancels one leg that still waits. */
    @Delete
    @Operation(
            summary = "Cancel one leg of a trip",
            description =
                    "Also while another leg is being ridden; the rest of the trip stays booked. feeAtMost as for the"
                            + " whole trip.")
    @ApiResponse(responseCode = "200", description = "The trip")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "FEE_NOT_AGREED, NOT_CANCELLABLE or LEDGER_REFUSED")
    @ApiResponse(responseCode = "503", description = "LEDGER_DOWN or NOT_READY")
    public TripJson cancel(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String id,
            int number,
            @Parameter(description = "What it may cost, in minor units of the fare's currency; preset 0")
                    @QueryValue(defaultValue = "0")
                    long feeAtMost) {
        String riderId = Bearer.riderId(riders, authorization);
        trips.getTripWithLeg(riderId, id, number);
        return view.toJson(cancelTrip.cancel(riderId, id, OptionalInt.of(number), feeAtMost));
    }

    /** Starts the ride of a leg. */
    @Post("/start")
    @Operation(
            summary = "Start the ride of a leg",
            description =
                    "Unlocks the vehicle or opens the door: from two hours before the leg's start on. number is that"
                            + " of the leg in the trip, 0 for the first that was booked. The body may say where the rider is.")
    @ApiResponse(responseCode = "200", description = "The trip; the ledger has it a moment later")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "RIDE_REFUSED")
    @ApiResponse(responseCode = "503", description = "OPERATOR_DOWN; asking again starts it once")
    public TripJson start(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String id,
            int number,
            @Body @Nullable PositionJson body) {
        return view.toJson(rides.start(Bearer.riderId(riders, authorization), id, number, position(body)));
    }

    /** Ends the ride of a leg. */
    @Post("/end")
    @Operation(
            summary = "End the ride of a leg",
            description = "A metered leg then costs what it took, at most its price. number and body as for the start.")
    @ApiResponse(responseCode = "200", description = "The trip; the ledger has it a moment later")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "RIDE_REFUSED")
    @ApiResponse(responseCode = "503", description = "OPERATOR_DOWN; asking again ends it once")
    public TripJson end(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String id,
            int number,
            @Body @Nullable PositionJson body) {
        return view.toJson(rides.end(Bearer.riderId(riders, authorization), id, number, position(body)));
    }

    private static Optional<Position> position(@Nullable PositionJson body) {
        return Optional.ofNullable(body).flatMap(PositionJson::toPosition);
    }
}
