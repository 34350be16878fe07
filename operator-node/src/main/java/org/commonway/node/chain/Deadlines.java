package org.commonway.node.chain;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.Rides;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.Hold.Confirmed;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldFacts;
import org.commonway.node.hold.RideNotary;
import org.commonway.node.hold.RideReport;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.TimeWindow;
import org.commonway.proto.ledger.v1.LegId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what happens by time alone: a rider who does not come is reported, and a leg that nobody reported in time is
 * expired. A leg that was booked after its time (a journey on a day of the past) counts from the end of its hold.
 */
public final class Deadlines implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final HoldBook book;
    private final RideNotary notary;
    private final Rides ledger;
    private final InstantSource clock;

    /** Watches the holds of this book. */
    public Deadlines(HoldBook book, RideNotary notary, Rides ledger, InstantSource clock) {
        this.book = book;
        this.notary = notary;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void run() {
        int missed = book.giveUp(this::noShow);
        if (missed > 0) {
            LOG.info("{} riders did not come in time", missed);
        }
        Instant now = clock.instant();
        for (Hold hold : book.listBooked(hold -> now.isAfter(expiresAfter(hold.facts())))) {
            expire(hold);
        }
    }

    private Optional<RideReport> noShow(Confirmed hold, Instant now) {
        HoldFacts facts = hold.facts();
        TimeWindow window = facts.leg().terms().window();
        Conditions conditions = facts.leg().sale().conditions();
        Instant due = later(window.start(), facts.expiresAt())
                .plusSeconds(conditions.noShow().afterSeconds());
        Instant reportable = window.end().plusSeconds(conditions.reportWithinSeconds());
        if (now.isBefore(due) || now.isAfter(reportable)) {
            return Optional.empty();
        }
        RideReport.Step step = RideReport.Step.NO_SHOW;
        return Optional.of(new RideReport(
                facts.ids(), step, notary.event(hold.cancel(now), step, now, Optional.empty()), Optional.empty()));
    }

    private static Instant expiresAfter(HoldFacts facts) {
        return later(facts.leg().terms().window().end(), facts.expiresAt())
                .plusSeconds(facts.leg().sale().conditions().reportWithinSeconds());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The ledger's event frees the hold. */
    private void expire(Hold hold) {
        try {
            ledger.expireLeg(LegId.newBuilder()
                    .setTripId(hold.facts().ids().tripId())
                    .setHoldId(hold.holdId())
                    .build());
        } catch (LedgerOutage | LedgerRefusal notNow) {
            LOG.warn("Hold {} could not be expired yet: {}", hold.holdId(), notNow.getMessage());
        }
    }
}
