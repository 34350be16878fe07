package org.commonway.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import java.util.stream.Collectors;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** Makes a problem document of every error, also of those that the framework finds itself. */
public final class ProblemAnswers implements ErrorResponseProcessor<ProblemJson> {
    private static final String CAUSE = "due to: ";
    private static final int SENTENCE_CHARACTERS_MAX = 300;
    private static final String RETRY_SECONDS = "1";

    /** The answer to a problem of our own. */
    public static HttpResponse<ProblemJson> of(HttpRequest<?> request, ApiProblem problem) {
        MutableHttpResponse<ProblemJson> answer = answer(
                HttpResponse.status(problem.status(), problem.code().title()),
                ProblemJson.of(problem.code(), problem.status(), problem.detail(), request.getPath()));
        return problem.code() == ProblemCode.NOT_PUBLISHED
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : answer;
    }

    @Override
    public MutableHttpResponse<ProblemJson> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        int status = response.code();
        ProblemCode code = code(status);
        return answer(
                response,
                ProblemJson.of(
                        code,
                        status,
                        detail(code, context),
                        context.getRequest().getPath()));
    }

    private static MutableHttpResponse<ProblemJson> answer(MutableHttpResponse<?> response, ProblemJson problem) {
        return response.body(problem).contentType(MediaType.of(ProblemJson.MEDIA_TYPE));
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 401, 403 -> ProblemCode.NOT_SIGNED_IN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.BAD_REQUEST;
        };
    }

    private static String detail(ProblemCode code, ErrorContext context) {
        HttpRequest<?> request = context.getRequest();
        return switch (code) {
            case NOT_FOUND -> "There is nothing at " + request.getPath() + "; see /openapi for what there is.";
            case METHOD_NOT_ALLOWED ->
                request.getPath() + " does not take " + request.getMethodName() + "; see /openapi for what it takes.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json to " + request.getPath() + ".";
            case TOO_LARGE -> "The request to " + request.getPath() + " is larger than the gateway takes; send less.";
            default -> {
                String told = context.getErrors().stream()
                        .map(ProblemAnswers::sentence)
                        .collect(Collectors.joining("; "));
                yield (told.isEmpty() ? code.title() : told) + "; correct the request, see /openapi for its form.";
            }
        };
    }

    private static String sentence(Error error) {
        String chain = error.getMessage().lines().findFirst().orElse("");
        // The framework names the types that it passed through; the last words say what was wrong.
        String message = chain.substring(chain.lastIndexOf(CAUSE) < 0 ? 0 : chain.lastIndexOf(CAUSE) + CAUSE.length())
                .strip();
        String cut = message.substring(0, Math.min(message.length(), SENTENCE_CHARACTERS_MAX));
        String sentence = error.getPath().map(path -> path + ": " + cut).orElse(cut);
        return sentence.replaceAll("\\.+$", "");
    }
}
