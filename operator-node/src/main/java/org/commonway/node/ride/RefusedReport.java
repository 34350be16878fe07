package org.commonway.node.ride;

import java.time.Instant;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.RideReport;

/**
 * A report that the ledger refused for good. What it tells of happened all the same, so the operator's people must know.
 *
 * @param ids of the hold, which is the leg's id on the ledger too
 * @param step what was reported
 * @param why what the ledger said
 */
public record RefusedReport(HoldIds ids, RideReport.Step step, Why why) {

    /**
     * What the ledger said.
     *
     * @param code stable
     * @param sentence for people
     * @param at when
     */
    public record Why(String code, String sentence, Instant at) {}
}
