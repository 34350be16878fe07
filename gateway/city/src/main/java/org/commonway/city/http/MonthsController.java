package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.commonway.city.figures.MonthState;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.figures.TableName;
import org.commonway.city.settings.OfficeSettings;
import org.commonway.city.table.View;
import org.jspecify.annotations.Nullable;

/** The market by month. */
@Controller("/api/months")
@Tag(name = "months")
@ExecuteOn(TaskExecutors.BLOCKING)
public class MonthsController {
    private final OfficeFigures figures;
    private final String cityName;

    /** The API of these figures. */
    public MonthsController(OfficeFigures figures, OfficeSettings settings) {
        this.figures = figures;
        this.cityName = settings.city();
    }

    /** The months. */
    @Get
    @Operation(
            summary = "List the months",
            description =
                    "Those with trips on the ledger and the one that runs, the last first. A month is closed when it"
                            + " is over and all of its trips are settled; then its figures may be published and do not change.")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public MonthsJson list() {
        boolean isAll = figures.showsEverything();
        return new MonthsJson(
                cityName,
                BasisJson.of(figures.basisNow()),
                isAll ? List.of("public", "city") : List.of("public"),
                figures.months().stream().map(month -> json(month, isAll)).toList());
    }

    private static MonthJson json(MonthState month, boolean isAll) {
        return new MonthJson(
                month.month().toString(),
                month.isClosed(),
                isAll ? month.settled() : null,
                isAll ? month.unsettled() : null);
    }

    /** A table of a month. */
    @Get("/{month}/{file:[a-z-]+(\\.csv|\\.jsonl)?}")
    @Produces({MediaType.APPLICATION_JSON, TableForm.CSV_TYPE, TableForm.JSON_LINES_TYPE})
    @Operation(
            summary = "Get a table of a month",
            description =
                    "shares, concentration (HHI with flags), answers (offers and refusals by reason), answer-times,"
                            + " price-gaps or listing-times; with the ending .csv or .jsonl, or by Accept, as CSV (RFC 4180) or"
                            + " JSON Lines. Every answer says which block of the ledger and which checkpoints of verified logs"
                            + " it was computed from. The public view withholds counts below 10 and what would give them away:"
                            + " they are null, or empty in CSV.")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = TableJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "400", description = "BAD_MONTH, BAD_REQUEST")
    @ApiResponse(responseCode = "403", description = "VIEW_NOT_SHOWN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND, MONTH_EMPTY, NO_SEARCHES")
    @ApiResponse(responseCode = "409", description = "MONTH_OPEN, NO_VERIFIED_LOG, FIGURES_REFUSED")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public HttpResponse<?> table(
            @Parameter(description = "Year and month in UTC, such as 2026-11") @PathVariable String month,
            @Parameter(description = "The table's name, perhaps with .csv or .jsonl", example = "shares.csv")
                    @PathVariable
                    String file,
            @Parameter(description = "public (the default) or city, which an office answers only where it is set to")
                    @QueryValue(defaultValue = "public")
                    String view,
            HttpRequest<?> request) {
        TableForm form = TableForm.of(file, request);
        TableName name = TableName.parse(form.nameOf(file));
        return form.answer(figures.table(name, figures.month(month), View.parse(view)));
    }

    /**
     * The months.
     *
     * @param cityName for people
     * @param basis what is read of the ledger and of logs
     * @param views that this office answers
     * @param months the last first
     */
    @Serdeable
    public record MonthsJson(String cityName, BasisJson basis, List<String> views, List<MonthJson> months) {}

    /**
     * A month.
     *
     * @param month as 2026-11
     * @param isClosed whether it is over and all of its trips are settled
     * @param settledTrips how many; null where only what may be published is shown
     * @param unsettledTrips how many are not settled yet; null as well
     */
    @Serdeable
    public record MonthJson(
            String month,
            boolean isClosed,
            @Nullable Long settledTrips,
            @Nullable Long unsettledTrips) {}
}
