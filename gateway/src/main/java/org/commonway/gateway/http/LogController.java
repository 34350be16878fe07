package org.commonway.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * The public log as static files (C2SP tlog-tiles): {@code /log} is that of the first city, {@code /logs/CHANNEL} that of
 * any.
 */
@Controller
@Tag(name = "log")
@ExecuteOn(TaskExecutors.BLOCKING)
public class LogController {
    private static final String CHANGES = "no-cache";
    private static final String STAYS = "public, max-age=31536000, immutable";
    private static final MediaType TEXT = MediaType.of("text/plain; charset=utf-8");

    private final Cities cities;

    /** The logs of these cities. */
    public LogController(Cities cities) {
        this.cities = cities;
    }

    /** The checkpoint of the first city's log. */
    @Get("/log/checkpoint")
    @Operation(
            summary = "Get the last published checkpoint",
            description =
                    "C2SP tlog-checkpoint: the log's name, how many entries it has, its root, and the signatures of"
                            + " the log and its witnesses. The log of another city than the first is at /logs/CHANNEL.")
    @ApiResponse(responseCode = "200", description = "The note")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: nothing is published yet")
    @ApiResponse(responseCode = "503", description = "NOT_READY: the log is not open")
    public HttpResponse<byte[]> checkpoint() {
        return file(log(Optional.empty()), "checkpoint");
    }

    /** The key of the first city's log. */
    @Get("/log/key")
    @Operation(
            summary = "Get the log's verifier key",
            description = "C2SP signed-note: one line, by which checkpoints are checked. Compare it with one that you"
                    + " were given by other ways.")
    @ApiResponse(responseCode = "200", description = "The key")
    public HttpResponse<byte[]> key() {
        return key(log(Optional.empty()));
    }

    /** A tile or a bundle of entries of the first city's log. */
    @Get("/log/tile/{path:.+}")
    @Operation(
            summary = "Get a tile or a bundle of entries",
            description = "C2SP tlog-tiles: L/N or entries/N, with .p/W for one that is not full, such as 0/x001/067 or"
                    + " entries/000.p/8. What is in entries is told by docs/ranking.md.")
    @ApiResponse(responseCode = "200", description = "The file, which never changes")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST: no path of a tile")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the log has no such tile, or a full one in its place")
    public HttpResponse<byte[]> tile(@PathVariable String path) {
        return file(log(Optional.empty()), "tile/" + path);
    }

    /** The checkpoint of a city's log. */
    @Get("/logs/{city}/checkpoint")
    @Operation(summary = "Get the last published checkpoint of a city's log", description = "As /log/checkpoint.")
    public HttpResponse<byte[]> checkpointOf(@PathVariable String city) {
        return file(log(Optional.of(city)), "checkpoint");
    }

    /** The key of a city's log. */
    @Get("/logs/{city}/key")
    @Operation(summary = "Get the verifier key of a city's log", description = "As /log/key.")
    public HttpResponse<byte[]> keyOf(@PathVariable String city) {
        return key(log(Optional.of(city)));
    }

    /** A tile or a bundle of entries of a city's log. */
    @Get("/logs/{city}/tile/{path:.+}")
    @Operation(summary = "Get a tile or a bundle of a city's log", description = "As /log/tile.")
    public HttpResponse<byte[]> tileOf(@PathVariable String city, @PathVariable String path) {
        return file(log(Optional.of(city)), "tile/" + path);
    }

    private PublicLog log(Optional<String> city) {
        return cities.get(city)
                .log()
                .find()
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_READY, "The public log is not open yet; try again in a moment."));
    }

    private static HttpResponse<byte[]> key(PublicLog log) {
        return HttpResponse.ok((log.key() + "\n").getBytes(StandardCharsets.UTF_8))
                .contentType(TEXT)
                .header(HttpHeaders.CACHE_CONTROL, CHANGES);
    }

    private static HttpResponse<byte[]> file(PublicLog log, String path) {
        boolean checkpoint = path.equals("checkpoint");
        byte[] bytes = find(log, path)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        checkpoint
                                ? "The log has published nothing yet; ask again in a moment."
                                : "The log has no " + path + "; ask for what its checkpoint's size has."));
        return HttpResponse.ok(bytes)
                .contentType(checkpoint ? TEXT : MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, checkpoint ? CHANGES : STAYS);
    }

    private static Optional<byte[]> find(PublicLog log, String path) {
        try {
            return log.findFile(path);
        } catch (AuditRefusal e) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    path + " is no path of a tile; write one as C2SP tlog-tiles has them, such as tile/0/000.p/8.",
                    e);
        }
    }
}
