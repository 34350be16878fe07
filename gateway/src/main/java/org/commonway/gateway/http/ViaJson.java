package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.request.Via;
import org.jspecify.annotations.Nullable;

/**
 * A place to come by on the way.
 *
 * @param lat degrees, -90 to 90
 * @param lon degrees, -180 to 180
 * @param name as riders read it; at most 120 characters
 * @param stayMinutes how long to stay there at least, 0 to 720; 0 when it is left out
 */
@Serdeable
public record ViaJson(
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String name,
        @Nullable Integer stayMinutes) {
    private static final int STAY_MINUTES_MAX = 720;

    /** The place; throws ApiProblem BAD_REQUEST. */
    Via via(String field) {
        int stay = stayMinutes == null ? 0 : stayMinutes;
        if (stay < 0 || stay > STAY_MINUTES_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"" + field + ".stayMinutes\" is " + stay + "; it must be 0 to " + STAY_MINUTES_MAX + ".");
        }
        return new Via(new PointJson(lat, lon, name).place(field), Duration.ofMinutes(stay));
    }
}
