package org.commonway.city.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.commonway.city.log.LogOutcome;
import org.commonway.city.log.LogStanding;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway's public log stands.
 *
 * @param id names it in addresses
 * @param log its origin on the ledger
 * @param gateway whose it is
 * @param organisation the gateway's
 * @param address where it is served; null when the office was not told
 * @param status NEVER_VERIFIED, VERIFYING, VERIFIED, NOT_VERIFIED or UNREACHABLE
 * @param entriesRead by the verification that runs; null when none does
 * @param entries that it has to read; null until it knows
 * @param last what the last verification came to; null before the first
 * @param figuresFrom the checkpoint that figures are computed from; null when there is none that is verified
 */
@Serdeable
public record GatewayJson(
        String id,
        String log,
        String gateway,
        String organisation,
        @Nullable String address,
        String status,
        @Nullable Long entriesRead,
        @Nullable Long entries,
        @Nullable OutcomeJson last,
        BasisJson.@Nullable CheckpointJson figuresFrom) {

    static GatewayJson of(LogStanding log) {
        Optional<LogStanding.Progress> progress = log.progress();
        return new GatewayJson(
                log.id(),
                log.origin(),
                log.gatewayId(),
                log.mspId(),
                log.address().orElse(null),
                log.status(),
                progress.map(LogStanding.Progress::entriesRead).orElse(null),
                progress.filter(now -> now.entries().isPresent())
                        .map(now -> now.entries().getAsLong())
                        .orElse(null),
                log.last().map(OutcomeJson::of).orElse(null),
                log.verified()
                        .map(verified -> BasisJson.CheckpointJson.of(verified.checkpoint()))
                        .orElse(null));
    }

    /**
     * What a verification came to.
     *
     * @param verdict VERIFIED, NOT_VERIFIED or UNREACHABLE
     * @param at when it ended
     * @param checkpoint up to where the log was read; null when it showed none
     * @param searches that were run again
     * @param anchors of the ledger that agree
     * @param differences how many things are not as they must be
     * @param firstIndex entry of the first of them; -1 for the log as a whole; null when there is none
     * @param firstCode its stable name
     * @param unchecked what was not looked at, and what would be needed
     * @param sentence what it means and what to do
     */
    @Serdeable
    public record OutcomeJson(
            String verdict,
            String at,
            BasisJson.@Nullable CheckpointJson checkpoint,
            long searches,
            int anchors,
            long differences,
            @Nullable Long firstIndex,
            @Nullable String firstCode,
            List<String> unchecked,
            String sentence) {
        static OutcomeJson of(LogOutcome outcome) {
            return new OutcomeJson(
                    outcome.verdict().name(),
                    outcome.at().toString(),
                    outcome.checkpoint().map(BasisJson.CheckpointJson::of).orElse(null),
                    outcome.searches(),
                    outcome.anchors(),
                    outcome.differences(),
                    outcome.first().map(first -> first.index()).orElse(null),
                    outcome.first().map(first -> first.code()).orElse(null),
                    outcome.unchecked(),
                    outcome.sentence());
        }
    }
}
