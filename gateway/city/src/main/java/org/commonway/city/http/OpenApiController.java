package org.commonway.city.http;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;

/** The API's own description. */
@Hidden
@Controller("/openapi")
public class OpenApiController {
    private static final String FILE = "classpath:META-INF/swagger/openapi.yml";
    private final ResourceResolver resources;

    /** Reads the description from the class path, where the build put it. */
    public OpenApiController(ResourceResolver resources) {
        this.resources = resources;
    }

    /** OpenAPI 3, YAML. */
    @Get
    @Produces("application/yaml")
    public HttpResponse<StreamedFile> openApi() {
        return HttpResponse.ok(resources
                .getResourceAsStream(FILE)
                .map(in -> new StreamedFile(in, MediaType.of("application/yaml")))
                .orElseThrow(() ->
                        new OfficeProblem(ProblemCode.NOT_FOUND, "This build of the office has no API description.")));
    }
}
