package org.commonway.gateway.http.trips;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.commonway.gateway.wallet.Riders;
import org.commonway.gateway.wallet.SignedUp;
import org.commonway.gateway.wallet.Wallet;
import org.jspecify.annotations.Nullable;

/** Riders and their wallets. */
@Controller("/api")
@Tag(name = "riders")
@ExecuteOn(TaskExecutors.BLOCKING)
public class RidersController {
    private final Riders riders;
    private final Wallet wallet;

    /** The API of these riders. */
    public RidersController(Riders riders, Wallet wallet) {
        this.riders = riders;
        this.wallet = wallet;
    }

    /** Makes a new rider, with a wallet that holds the opening balance. */
    @Post("/riders")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Make a rider", description = "The token is told once; keep it. No personal data is asked.")
    @ApiResponse(responseCode = "201", description = "The rider, the token and the wallet")
    public RiderJson signUp() {
        SignedUp rider = riders.signUp();
        return new RiderJson(rider.riderId(), rider.token(), WalletJson.of(wallet.getBalance(rider.riderId())));
    }

    /** The rider's money. */
    @Get("/wallet")
    @Operation(summary = "Read the wallet")
    @ApiResponse(responseCode = "200", description = "What can be spent and what is set aside")
    @ApiResponse(responseCode = "401", description = "NOT_SIGNED_IN")
    public WalletJson readWallet(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return WalletJson.of(wallet.getBalance(Bearer.riderId(riders, authorization)));
    }
}
