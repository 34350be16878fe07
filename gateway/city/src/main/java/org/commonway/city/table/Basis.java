package org.commonway.city.table;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.commonway.audit.checkpoint.Checkpoint;

/**
 * What figures were computed from.
 *
 * @param city the channel
 * @param month of the figures; empty for what stands now
 * @param view who may see them
 * @param isClosed whether all trips of the month are settled, so that its figures do not change any more
 * @param block the ledger's last block whose changes of trips were read; empty while no trip was ever booked
 * @param readAt when the ledger was read
 * @param checkpoints of the public logs, each up to where it was verified; none where figures are of the ledger alone
 */
public record Basis(
        String city,
        Optional<YearMonth> month,
        View view,
        boolean isClosed,
        OptionalLong block,
        Instant readAt,
        List<Checkpoint> checkpoints) {
    /** Copies the list. */
    public Basis {
        checkpoints = List.copyOf(checkpoints);
    }

    /** The checkpoints on one line: origin, size and root of each, with spaces between and semicolons behind. */
    public String checkpointLine() {
        return checkpoints.stream()
                .map(one -> one.origin() + " " + one.size() + " " + one.root())
                .collect(Collectors.joining("; "));
    }

    /** The ledger's block as text; "none" while no trip was ever booked. */
    public String blockText() {
        return block.isPresent() ? Long.toString(block.getAsLong()) : "none";
    }
}
