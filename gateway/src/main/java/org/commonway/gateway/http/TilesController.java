package org.commonway.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.commonway.gateway.map.StreetTiles;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The base map. */
@Controller("/api/map")
@Tag(name = "map")
@ExecuteOn(TaskExecutors.BLOCKING)
public class TilesController {
    private final StreetTiles tiles;

    /** The API of these tiles. */
    public TilesController(StreetTiles tiles) {
        this.tiles = tiles;
    }

    /** A tile of streets. */
    @Get("/tiles/{z}/{x}/{y}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get a tile of streets",
            description = "GeoJSON; web mercator tile numbers, zoom 8 to 18; larger streets only at smaller zooms.")
    public HttpResponse<byte[]> tile(
            @PathVariable int z,
            @PathVariable int x,
            @PathVariable int y,
            @Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
        byte[] gzipped = tiles.find(z, x, y)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND, "There is no tile " + z + "/" + x + "/" + y + "; zooms are 8 to 18."));
        boolean takesGzip = encodings != null && encodings.contains("gzip");
        var response = HttpResponse.ok(takesGzip ? gzipped : plain(gzipped))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return takesGzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    private static byte[] plain(byte[] gzipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
