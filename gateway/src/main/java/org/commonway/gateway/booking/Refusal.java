package org.commonway.gateway.booking;

import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * Why a trip was not booked; told again when the same request comes again.
 *
 * @param code stable
 * @param sentence for the rider
 */
public record Refusal(ProblemCode code, String sentence) {

    /** What the problem says. */
    public static Refusal of(ApiProblem problem) {
        return new Refusal(problem.code(), problem.detail());
    }

    /** To be thrown at the caller. */
    public ApiProblem toProblem() {
        return new ApiProblem(code, sentence);
    }
}
