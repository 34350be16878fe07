package org.commonway.proof.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One booked leg. */
public final class LegState {
    static final Set<String> BEFORE_THE_RIDE = Set.of("NOT_STARTED", "PREPARING", "READY_TO_USE");
    static final Set<String> RIDING = Set.of("IN_USE", "PAUSED", "ISSUE_REPORTED");

    /** What a dispute became. */
    public static final class Dispute {
        public int reason;
        public boolean byGateway;
        public long openedAt;
        public String ruling = "";
        public long ruledAt;
        public long ruledRefund;
        /** Whether its hash is that of the evidence which histories have. */
        public boolean hashed;
        /** Whether the evidence itself is in the city's collection. */
        public boolean evidence;
    }

    public final Act.Hold hold;
    public final int index;
    public final int levyBps;
    public final String levyRule;
    final Share.Debtor debtor;

    public String status = "NOT_STARTED";
    public String cause = "";
    public @Nullable Long charged;
    public long refunded;
    public long compensated;
    public @Nullable Long startedAt;
    public @Nullable Long endedAt;
    public @Nullable Dispute dispute;
    /** The last step that happened, and when: what a repeat is told by. */
    Act.@Nullable RideStep lastStep;

    long lastAt;
    /** The time of the transaction after which only money could move. */
    public long resolvedAt;

    LegState(Act.Hold hold, int index, int levyBps, String levyRule, Share.Debtor debtor) {
        this.hold = hold;
        this.index = index;
        this.levyBps = levyBps;
        this.levyRule = levyRule;
        this.debtor = debtor;
    }

    public String debtorName() {
        return debtor.name();
    }

    public boolean isResolved() {
        return !BEFORE_THE_RIDE.contains(status) && !RIDING.contains(status);
    }

    /** What the rider pays for it as things stand; 0 while that is not known. */
    public long effective() {
        return charged == null ? 0 : charged - refunded;
    }

    /** Until then, inclusive, the ride may be reported. */
    long reportUntil() {
        return hold.end() + hold.conditions().reportWithinSeconds() * 1000L;
    }

    boolean hasOpenDispute() {
        return dispute != null && dispute.ruling.isEmpty();
    }
}
