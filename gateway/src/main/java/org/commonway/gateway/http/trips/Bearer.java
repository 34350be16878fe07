package org.commonway.gateway.http.trips;

import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.Riders;
import org.jspecify.annotations.Nullable;

/** The header Authorization: Bearer TOKEN (RFC 6750). */
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The id of the rider who sent it; throws NOT_SIGNED_IN. */
    static String riderId(Riders riders, @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ApiProblem(
                    ProblemCode.NOT_SIGNED_IN,
                    "This address needs the header Authorization: Bearer TOKEN, with the token of POST /api/riders.");
        }
        return riders.getRiderId(authorization.substring(SCHEME.length()).strip());
    }
}
