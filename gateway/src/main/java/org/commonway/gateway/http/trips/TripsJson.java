package org.commonway.gateway.http.trips;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A rider's trips.
 *
 * @param trips newest first, at most 100
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TripsJson(List<TripJson> trips) {}
