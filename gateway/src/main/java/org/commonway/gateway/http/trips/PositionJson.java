package org.commonway.gateway.http.trips;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.type.v1.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a rider is; goes to the leg's operator and no further.
 *
 * @param lat WGS 84, degrees
 * @param lon WGS 84, degrees
 */
@Serdeable
public record PositionJson(@Nullable Double lat, @Nullable Double lon) {
    private static final double E7 = 1e7;

    /** The position, when both numbers are there; BAD_REQUEST for one alone or beyond the globe. */
    Optional<Position> toPosition() {
        if (lat == null && lon == null) {
            return Optional.empty();
        }
        if (lat == null || lon == null || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST, "Send lat (-90 to 90) and lon (-180 to 180) together, or neither.");
        }
        return Optional.of(Position.newBuilder()
                .setLatitudeE7((int) Math.round(lat * E7))
                .setLongitudeE7((int) Math.round(lon * E7))
                .build());
    }
}
