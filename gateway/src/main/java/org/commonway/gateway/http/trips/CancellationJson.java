package org.commonway.gateway.http.trips;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.commonway.gateway.http.MoneyJson;
import org.jspecify.annotations.Nullable;

/**
 * What taking a trip back would cost now.
 *
 * @param way ROLLBACK (nothing, within the operators' time for it), CANCEL (the fee of the tiers) or NONE (too late)
 * @param fee what is kept
 * @param giveBack what goes back to the wallet
 * @param until ISO 8601 with offset: when that changes; null when nothing is known to change it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CancellationJson(
        String way,
        MoneyJson fee,
        MoneyJson giveBack,
        @Nullable String until) {}
