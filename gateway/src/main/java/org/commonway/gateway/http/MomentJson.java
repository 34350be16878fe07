package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * When to travel, as a search asks for it; one of the two.
 *
 * @param departAt local time of the city, such as 2024-05-14T08:30
 * @param arriveBy likewise
 */
@Serdeable
public record MomentJson(
        @Nullable String departAt, @Nullable String arriveBy) {}
