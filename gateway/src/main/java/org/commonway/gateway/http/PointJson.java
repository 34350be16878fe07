package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * A position, with a name if it has one.
 *
 * @param lat degrees, -90 to 90
 * @param lon degrees, -180 to 180
 * @param name as riders read it; at most 120 characters
 */
@Serdeable
public record PointJson(
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String name) {
    private static final int NAME_CHARACTERS_MAX = 120;

    static PointJson of(Place place) {
        return new PointJson(place.coordinate().latitude(), place.coordinate().longitude(), place.name());
    }

    /** The place; throws ApiProblem BAD_REQUEST. */
    Place place(String field) {
        if (lat == null || lon == null || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"" + field + "\" needs \"lat\" from -90 to 90 and \"lon\" from -180 to 180.");
        }
        String said = name == null ? "" : name.strip();
        if (said.length() > NAME_CHARACTERS_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"" + field + ".name\" is longer than " + NAME_CHARACTERS_MAX + " characters; shorten it.");
        }
        return new Place(said, new Coordinate(lat, lon));
    }
}
