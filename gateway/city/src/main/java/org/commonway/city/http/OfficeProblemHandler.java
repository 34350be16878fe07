package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.commonway.city.problem.OfficeProblem;

/** Answers what the office refuses. */
@Singleton
public final class OfficeProblemHandler implements ExceptionHandler<OfficeProblem, HttpResponse<ProblemJson>> {
    @Override
    @SuppressWarnings("rawtypes") // the framework's interface gives the request without its type
    public HttpResponse<ProblemJson> handle(HttpRequest request, OfficeProblem problem) {
        return ProblemAnswers.of(request, problem);
    }
}
