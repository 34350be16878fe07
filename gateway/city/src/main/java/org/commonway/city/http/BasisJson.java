package org.commonway.city.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.city.table.Basis;
import org.jspecify.annotations.Nullable;

/**
 * What figures were computed from.
 *
 * @param city the ledger's channel
 * @param month of the figures, as 2026-11; null for what stands now
 * @param view public or city
 * @param isClosed whether the figures cannot change any more
 * @param ledgerBlock the last block whose changes of trips were read; null while no trip was ever booked
 * @param ledgerReadAt when the ledger was read
 * @param checkpoints of the verified public logs; none where the figures are of the ledger alone
 */
@Serdeable
public record BasisJson(
        String city,
        @Nullable String month,
        String view,
        boolean isClosed,
        @Nullable Long ledgerBlock,
        String ledgerReadAt,
        List<CheckpointJson> checkpoints) {

    static BasisJson of(Basis basis) {
        return new BasisJson(
                basis.city(),
                basis.month().map(String::valueOf).orElse(null),
                basis.view().word(),
                basis.isClosed(),
                basis.block().isPresent() ? basis.block().getAsLong() : null,
                basis.readAt().toString(),
                basis.checkpoints().stream().map(CheckpointJson::of).toList());
    }

    /**
     * A checkpoint of a public log.
     *
     * @param origin whose
     * @param size entries
     * @param root base64
     */
    @Serdeable
    public record CheckpointJson(String origin, long size, String root) {
        static CheckpointJson of(Checkpoint checkpoint) {
            return new CheckpointJson(
                    checkpoint.origin(), checkpoint.size(), checkpoint.root().toString());
        }
    }
}
