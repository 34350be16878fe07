package org.commonway.city.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.report.HtmlReport;
import org.commonway.city.report.PdfReport;
import org.commonway.city.report.Report;
import org.commonway.city.report.ReportWriter;
import org.commonway.city.table.View;

/** The monthly report. */
@Controller("/api/months")
@Tag(name = "months")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ReportController {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String PDF = "application/pdf";

    private final OfficeFigures figures;
    private final ReportWriter writer;

    /** The API of this writer. */
    public ReportController(OfficeFigures figures, ReportWriter writer) {
        this.figures = figures;
        this.writer = writer;
    }

    /** The report of a month. */
    @Get("/{month}/report.html")
    @Produces(HTML)
    @Operation(
            summary = "Get the report of a month",
            description =
                    "One HTML file that loads nothing, to mail, keep and print: plain sentences, charts and tables,"
                            + " what they do not show, and what they were computed from.")
    @ApiResponse(responseCode = "200", description = "The report")
    @ApiResponse(responseCode = "400", description = "BAD_MONTH, BAD_REQUEST")
    @ApiResponse(responseCode = "403", description = "VIEW_NOT_SHOWN")
    @ApiResponse(responseCode = "404", description = "MONTH_EMPTY")
    @ApiResponse(responseCode = "409", description = "MONTH_OPEN, FIGURES_REFUSED")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public HttpResponse<String> report(
            @Parameter(description = "Year and month in UTC, such as 2026-11") @PathVariable String month,
            @Parameter(description = "public (the default) or city") @QueryValue(defaultValue = "public") String view) {
        Report report = writer.write(figures.month(month), View.parse(view));
        return headed(report, HttpResponse.ok(HtmlReport.of(report)))
                .header(PageHeaders.CONTENT_SECURITY, HtmlReport.contentSecurityPolicy());
    }

    /** The same as a PDF, to keep and not to open in the page, for what it names is others' text. */
    @Get("/{month}/report.pdf")
    @Produces(PDF)
    @Operation(
            summary = "Get the report of a month as a PDF",
            description =
                    "The words, charts and tables of the HTML report on numbered A4 pages, tagged (PDF/UA-1), with"
                            + " its fonts in it. Letters that the font lacks are printed as a square, and named at the end.")
    @ApiResponse(responseCode = "200", description = "The report")
    @ApiResponse(responseCode = "400", description = "BAD_MONTH, BAD_REQUEST")
    @ApiResponse(responseCode = "403", description = "VIEW_NOT_SHOWN")
    @ApiResponse(responseCode = "404", description = "MONTH_EMPTY")
    @ApiResponse(responseCode = "409", description = "MONTH_OPEN, FIGURES_REFUSED")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the ledger was not read yet")
    public HttpResponse<byte[]> pdf(
            @Parameter(description = "Year and month in UTC, such as 2026-11") @PathVariable String month,
            @Parameter(description = "public (the default) or city") @QueryValue(defaultValue = "public") String view) {
        Report report = writer.write(figures.month(month), View.parse(view));
        return headed(report, HttpResponse.ok(PdfReport.of(report)))
                .header("Content-Disposition", "attachment; filename=\"report-" + report.month() + ".pdf\"");
    }

    private static <T> MutableHttpResponse<T> headed(Report report, MutableHttpResponse<T> answer) {
        return answer.header("Cache-Control", "no-store")
                .header("Commonway-Ledger-Block", report.basis().blockText())
                .header("Commonway-Checkpoints", report.basis().checkpointLine());
    }
}
