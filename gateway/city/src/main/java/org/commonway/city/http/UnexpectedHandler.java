package org.commonway.city.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: the caller gets the id of the incident, the log what happened. */
@Singleton
public final class UnexpectedHandler implements ExceptionHandler<Exception, HttpResponse<ProblemJson>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // the framework's interface gives the request without its type
    public HttpResponse<ProblemJson> handle(HttpRequest request, Exception failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}: {} {}", incident, request.getMethodName(), request.getPath(), failure);
        return ProblemAnswers.of(
                request,
                new OfficeProblem(
                        ProblemCode.INTERNAL,
                        "Something went wrong in the city office; tell who runs it the incident " + incident + "."));
    }
}
