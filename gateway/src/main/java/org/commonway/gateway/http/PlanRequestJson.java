package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a rider asks for.
 *
 * @param from where the trip starts
 * @param to where it ends
 * @param departAt local time of the city, such as 2024-05-14T08:30; now when it is left out
 * @param passengers 1 to 8; 1 when it is left out
 */
@Serdeable
public record PlanRequestJson(
        @Nullable PointJson from,
        @Nullable PointJson to,
        @Nullable String departAt,
        @Nullable Integer passengers) {
    private static final int PASSENGERS_MAX = 8;

    /** The ask; throws ApiProblem BAD_REQUEST. */
    PlanAsk ask() {
        if (from == null || to == null) {
            throw bad("\"from\" and \"to\" are both needed, each with \"lat\" and \"lon\".");
        }
        int riders = passengers == null ? 1 : passengers;
        if (riders < 1 || riders > PASSENGERS_MAX) {
            throw bad("\"passengers\" is " + riders + "; it must be 1 to " + PASSENGERS_MAX + ".");
        }
        return new PlanAsk(from.place("from"), to.place("to"), departure(), riders);
    }

    private Optional<LocalDateTime> departure() {
        if (departAt == null || departAt.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(departAt.strip()));
        } catch (DateTimeException e) {
            throw bad("\"departAt\" must be a local time such as 2024-05-14T08:30, without an offset.");
        }
    }

    private static ApiProblem bad(String sentence) {
        return new ApiProblem(ProblemCode.BAD_REQUEST, sentence);
    }
}
