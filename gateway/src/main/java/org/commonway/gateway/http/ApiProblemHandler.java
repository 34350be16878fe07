package org.commonway.gateway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.commonway.gateway.problem.ApiProblem;

/** Answers what the gateway refuses. */
@Singleton
public final class ApiProblemHandler implements ExceptionHandler<ApiProblem, HttpResponse<ProblemJson>> {
    @Override
    @SuppressWarnings("rawtypes") // the framework's interface gives the request without its type
    public HttpResponse<ProblemJson> handle(HttpRequest request, ApiProblem problem) {
        return ProblemAnswers.of(request, problem);
    }
}
