package org.commonway.gateway.http.trips;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.gateway.booking.BookTrip;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.CancelTrip;
import org.commonway.gateway.booking.EraseTrip;
import org.commonway.gateway.booking.IdempotencyKey;
import org.commonway.gateway.booking.RiderTrips;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.ticket.QrCode;
import org.commonway.gateway.wallet.Riders;
import org.jspecify.annotations.Nullable;

/** Booking, looking at and cancelling trips. Somebody else's trip is not found. */
@Controller("/api/trips")
@Tag(name = "trips")
@ExecuteOn(TaskExecutors.BLOCKING)
public class TripsController {
    private static final String SVG = "image/svg+xml";

    private final Riders riders;
    private final BookTrip bookTrip;
    private final CancelTrip cancelTrip;
    private final EraseTrip eraseTrip;
    private final RiderTrips trips;
    private final TripView view;

    /**
     * What can be done with a trip.
     *
     * @param book makes it
     * @param cancel takes it back
     * @param erase forgets it
     */
    public record Deeds(BookTrip book, CancelTrip cancel, EraseTrip erase) {}

    /** The API of these trips. */
    public TripsController(Riders riders, Deeds deeds, RiderTrips trips, TripView view) {
        this.riders = riders;
        this.bookTrip = deeds.book();
        this.cancelTrip = deeds.cancel();
        this.eraseTrip = deeds.erase();
        this.trips = trips;
        this.view = view;
    }

    /** Books an option: every leg is held, the fare paid and the trip committed on the ledger, or nothing is. */
    @Post
    @Status(HttpStatus.CREATED)
    @Operation(
            summary = "Book an option",
            description = "Send an Idempotency-Key (a UUID) to be able to ask again: the same key with the same body"
                    + " gives the same answer and books once. LEDGER_DOWN may mean that the outcome is not known yet;"
                    + " its detail says so, and where to look.")
    @ApiResponse(responseCode = "201", description = "The booked trip")
    @ApiResponse(responseCode = "402", description = "INSUFFICIENT_FUNDS")
    @ApiResponse(
            responseCode = "409",
            description = "PRICE_CHANGED, LEG_TAKEN, OFFER_EXPIRED, IDEMPOTENCY_MISMATCH or LEDGER_REFUSED")
    @ApiResponse(responseCode = "410", description = "PLAN_EXPIRED")
    @ApiResponse(responseCode = "503", description = "OPERATOR_DOWN, LEDGER_DOWN or NOT_READY")
    public TripJson book(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Body BookTripJson body) {
        String riderId = Bearer.riderId(riders, authorization);
        Optional<IdempotencyKey> key = IdempotencyKey.of(Optional.ofNullable(idempotencyKey));
        return view.toJson(bookTrip.book(riderId, key, body.requirePlanId(), body.requireOptionId()));
    }

    /** The rider's trips. */
    @Get
    @Operation(
            summary = "List my trips",
            description = "Newest first, at most 100; trips that were refused are left out.")
    @ApiResponse(responseCode = "200", description = "The trips")
    public TripsJson list(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String riderId = Bearer.riderId(riders, authorization);
        return new TripsJson(trips.listTrips(riderId).stream().map(view::toJson).toList());
    }

    /** One trip of the rider, in whatever state. */
    @Get("/{id}")
    @Operation(summary = "Read one of my trips")
    @ApiResponse(responseCode = "200", description = "The trip")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    public TripJson read(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String id) {
        return view.toJson(trips.getTrip(Bearer.riderId(riders, authorization), id));
    }

    /** What cancelling would cost. */
    @Get("/{id}/cancellation")
    @Operation(
            summary = "What cancelling one of my trips would cost now",
            description =
                    "By the conditions that its operators signed. The way is ROLLBACK (it costs nothing), CANCEL or"
                            + " NONE.")
    @ApiResponse(responseCode = "200", description = "What it would cost")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    public CancellationJson quoteCancellation(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String id) {
        String riderId = Bearer.riderId(riders, authorization);
        return view.toJson(trips.getTrip(riderId, id), cancelTrip.quote(riderId, id, OptionalInt.empty()));
    }

    /** Cancels a trip and gives back what the ledger says. */
    @Delete("/{id}")
    @Operation(
            summary = "Cancel one of my trips",
            description =
                    "Within the operators' time to take it back the trip is rolled back for nothing; later it costs"
                            + " the fee of the tier that applies, when feeAtMost allows it. The rest goes back to the wallet. A"
                            + " trip that is cancelled already is answered as it is.")
    @ApiResponse(responseCode = "200", description = "The cancelled trip")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "FEE_NOT_AGREED, NOT_CANCELLABLE or LEDGER_REFUSED")
    @ApiResponse(responseCode = "503", description = "LEDGER_DOWN or NOT_READY")
    public TripJson cancel(
            @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String id,
            @Parameter(description = "What it may cost, in minor units of the fare's currency; preset 0")
                    @QueryValue(defaultValue = "0")
                    long feeAtMost) {
        return view.toJson(
                cancelTrip.cancel(Bearer.riderId(riders, authorization), id, OptionalInt.empty(), feeAtMost));
    }

    /** Forgets where a trip went. */
    @Delete("/{id}/details")
    @Operation(
            summary = "Erase where one of my trips went",
            description =
                    "For a trip that is over. Its places and lines are deleted here and at its operators, and so is"
                            + " what proves them to the ledger; money, times and operators stay. It cannot be undone.")
    @ApiResponse(responseCode = "200", description = "The trip without its details")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "TRIP_NOT_OVER")
    @ApiResponse(responseCode = "503", description = "OPERATOR_DOWN or NOT_READY")
    public TripJson erase(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String id) {
        return view.toJson(eraseTrip.erase(Bearer.riderId(riders, authorization), id));
    }

    /** The ticket as a QR code. */
    @Get("/{id}/ticket.svg")
    @Produces(SVG)
    @Operation(summary = "The ticket as a QR code")
    @ApiResponse(responseCode = "200", description = "An SVG image")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND, also for a trip that is not booked (any more)")
    public String ticket(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String id) {
        Booking booking = trips.getTrip(Bearer.riderId(riders, authorization), id);
        String text = view.findTicket(booking)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "Trip " + id + " is not booked, so it has no ticket; GET /api/trips/" + id + " says why."));
        return QrCode.toSvg(text, "Ticket of trip " + id);
    }
}
