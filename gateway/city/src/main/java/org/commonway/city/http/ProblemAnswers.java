package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import java.util.stream.Collectors;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;

/** Makes a problem document of every error, also of those that the framework finds itself. */
public final class ProblemAnswers implements ErrorResponseProcessor<ProblemJson> {

    /** The answer to a problem of our own. */
    static HttpResponse<ProblemJson> of(HttpRequest<?> request, OfficeProblem problem) {
        return answer(
                HttpResponse.status(problem.code().status(), problem.code().title()),
                ProblemJson.of(problem.code(), problem.detail(), request.getPath()));
    }

    @Override
    public MutableHttpResponse<ProblemJson> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemCode code = code(response.code());
        String path = context.getRequest().getPath();
        return answer(response, ProblemJson.of(code, detail(code, context), path));
    }

    private static MutableHttpResponse<ProblemJson> answer(MutableHttpResponse<?> response, ProblemJson problem) {
        return response.body(problem).contentType(MediaType.of(ProblemJson.MEDIA_TYPE));
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.BAD_REQUEST;
        };
    }

    private static String detail(ProblemCode code, ErrorContext context) {
        HttpRequest<?> request = context.getRequest();
        return switch (code) {
            case NOT_FOUND -> "There is nothing at " + request.getPath() + "; see /openapi for what there is.";
            case METHOD_NOT_ALLOWED ->
                request.getPath() + " does not take " + request.getMethodName() + "; see /openapi for what it takes.";
            case NOT_ACCEPTABLE ->
                request.getPath() + " is JSON; with the endings .csv and .jsonl there are CSV and JSON Lines.";
            default -> {
                String told =
                        context.getErrors().stream().map(Error::getMessage).flatMap(String::lines).findFirst().stream()
                                .collect(Collectors.joining());
                yield (told.isEmpty() ? code.title() : told) + "; correct the request, see /openapi for its form.";
            }
        };
    }
}
