package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.log.LogOutcome;
import org.commonway.city.log.LogStanding;
import org.commonway.city.log.VerificationDesk;
import org.commonway.city.table.FigureTable;
import org.jspecify.annotations.Nullable;

/** Gateways and their public logs, and who asked them for access. */
@Controller("/api")
@Tag(name = "gateways")
@ExecuteOn(TaskExecutors.BLOCKING)
public class GatewaysController {
    private final VerificationDesk desk;
    private final OfficeFigures figures;

    /** The API of this desk. */
    public GatewaysController(VerificationDesk desk, OfficeFigures figures) {
        this.desk = desk;
        this.figures = figures;
    }

    /** Every gateway. */
    @Get("/gateways")
    @Operation(
            summary = "List the gateways",
            description = "Every public log that the ledger has, and what its last verification came to.")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public GatewaysJson list() {
        return new GatewaysJson(
                BasisJson.of(figures.basisNow()),
                desk.list().stream().map(GatewayJson::of).toList());
    }

    /** The same as a file. */
    @Get("/gateways{ending:\\.csv|\\.jsonl}")
    @Produces({TableForm.CSV_TYPE, TableForm.JSON_LINES_TYPE})
    @Operation(summary = "List the gateways as CSV or JSON Lines")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
            })
    public HttpResponse<?> file(
            @Parameter(description = ".csv or .jsonl") @PathVariable String ending, HttpRequest<?> request) {
        return TableForm.of("gateways" + ending, request).answer(table());
    }

    /** One gateway. */
    @Get("/gateways/{id:[0-9a-f]+}")
    @Operation(
            summary = "Get how a gateway's log stands",
            description = "With the progress of a verification that runs.")
    @ApiResponse(responseCode = "404", description = "GATEWAY_UNKNOWN")
    public GatewayJson get(@PathVariable String id) {
        return GatewayJson.of(desk.get(id));
    }

    /** Verifies now. */
    @Post("/gateways/{id:[0-9a-f]+}/verification")
    @Operation(
            summary = "Verify a gateway's log now",
            description =
                    "Reads all of it anew from the gateway and runs every ranking again, as ./commonway verify does."
                            + " One log is verified at a time; asking again while it is, or waits, changes nothing.")
    @ApiResponse(responseCode = "202", description = "It is being verified, or waits for its turn")
    @ApiResponse(responseCode = "404", description = "GATEWAY_UNKNOWN")
    @ApiResponse(responseCode = "409", description = "LOG_ADDRESS_MISSING")
    public HttpResponse<GatewayJson> verify(@PathVariable String id) {
        return HttpResponse.accepted().body(GatewayJson.of(desk.verify(id)));
    }

    /** Requests for access. */
    @Get("/access{ending:(\\.csv|\\.jsonl)?}")
    @Produces({MediaType.APPLICATION_JSON, TableForm.CSV_TYPE, TableForm.JSON_LINES_TYPE})
    @Operation(
            summary = "List the requests for access",
            description = "Operators that asked to be let in or sold, and where it stands on the ledger.")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = TableJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public HttpResponse<?> access(
            @Parameter(description = "Nothing, .csv or .jsonl") @PathVariable @Nullable String ending,
            HttpRequest<?> request) {
        return TableForm.of("access" + (ending == null ? "" : ending), request).answer(figures.access());
    }

    private FigureTable table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LogStanding log : desk.list()) {
            rows.add(Arrays.asList(
                    log.origin(),
                    log.gatewayId(),
                    log.mspId(),
                    log.status(),
                    log.last().map(outcome -> outcome.at().toString()).orElse(null),
                    log.last().map(LogOutcome::differences).orElse(null),
                    log.last()
                            .flatMap(LogOutcome::first)
                            .map(first -> first.code())
                            .orElse(null),
                    log.last().map(LogOutcome::sentence).orElse(null)));
        }
        return new FigureTable(
                "gateways",
                "Gateways",
                "Every public log that the ledger has, and what its last verification came to.",
                figures.basisNow(),
                List.of(
                        "log",
                        "gateway",
                        "organisation",
                        "status",
                        "verifiedAt",
                        "differences",
                        "firstDifference",
                        "sentence"),
                rows);
    }

    /**
     * The gateways.
     *
     * @param basis what is read of the ledger and of logs
     * @param gateways by the origin of their logs
     */
    @Serdeable
    public record GatewaysJson(BasisJson basis, List<GatewayJson> gateways) {}
}
