package org.commonway.gateway.http.trips;

import io.micronaut.serde.annotation.Serdeable;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What to book.
 *
 * @param planId of POST /api/plans
 * @param optionId of one of its options
 */
@Serdeable
public record BookTripJson(
        @Nullable String planId, @Nullable String optionId) {
    private static final int ID_CHARACTERS_MAX = 100;

    String requirePlanId() {
        return require("planId", planId);
    }

    String requireOptionId() {
        return require("optionId", optionId);
    }

    private static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > ID_CHARACTERS_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "The field " + field + " must name what POST /api/plans answered, 1 to " + ID_CHARACTERS_MAX
                            + " characters.");
        }
        return value;
    }
}
