package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * How many points a rider gives for what, each 0 to 1,000,000, 0 when it is left out; an option with fewer points stands
 * before one with more.
 *
 * @param price for each minor unit
 * @param elapsed for each second from leaving to being there
 * @param change for each change of vehicles
 * @param walk for each metre on foot
 * @param co2 for each gram
 * @param doubt for each percent point that the option is less than certain
 * @param steps for an option that is not known to be free of steps
 */
@Serdeable
public record WeightsJson(
        @Nullable Long price,
        @Nullable Long elapsed,
        @Nullable Long change,
        @Nullable Long walk,
        @Nullable Long co2,
        @Nullable Long doubt,
        @Nullable Long steps) {}
