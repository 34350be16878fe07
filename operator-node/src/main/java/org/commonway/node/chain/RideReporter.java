package org.commonway.node.chain;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.Rides;
import org.commonway.node.hold.RideReport;
import org.commonway.node.ride.RefusedReport;
import org.commonway.node.ride.ReportStore;
import org.commonway.node.ride.ReportStore.Waiting;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands reports of rides in at the ledger, in the order in which they happened, each until the ledger has it. A ledger that
 * is down costs time and nothing else: the ride goes on, and its reports wait here.
 */
public final class RideReporter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RideReporter.class);
    private static final int ROUND_MAX = 100;
    /** Another transaction changed the trip at the same time: nothing is wrong with the report. */
    private static final Set<String> TRY_AGAIN = Set.of("MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT");

    private final Rides ledger;
    private final ReportStore reports;
    private final InstantSource clock;

    /** Hands in these reports at that ledger. */
    public RideReporter(Rides ledger, ReportStore reports, InstantSource clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.clock = clock;
    }

    /** One round over all that waits; one at a time. */
    @Override
    public synchronized void run() {
        Set<String> held = new HashSet<>();
        for (Waiting waiting : reports.listWaiting(ROUND_MAX)) {
            String holdId = waiting.report().ids().holdId();
            try {
                if (!held.contains(holdId) && !handIn(waiting)) {
                    // What came after it on the same leg must not overtake it.
                    held.add(holdId);
                }
            } catch (LedgerOutage down) {
                LOG.warn("A ride could not be reported yet: {} It is tried again.", down.getMessage());
                return;
            }
        }
    }

    private boolean handIn(Waiting waiting) {
        RideReport report = waiting.report();
        LegEventRequest.Builder request =
                LegEventRequest.newBuilder().setTripId(report.ids().tripId()).setEvent(report.event());
        report.consent().ifPresent(request::setConsent);
        try {
            ledger.recordLegEvent(request.build());
            reports.done(waiting.number());
            LOG.info(
                    "{} of hold {} is on the ledger",
                    report.step(),
                    report.ids().holdId());
            return true;
        } catch (LedgerRefusal refusal) {
            if (TRY_AGAIN.contains(refusal.code())) {
                return false;
            }
            reports.refused(
                    waiting.number(), new RefusedReport.Why(refusal.code(), refusal.sentence(), clock.instant()));
            LOG.error(
                    "The ledger refused {} of hold {} ({}): {}",
                    report.step(),
                    report.ids().holdId(),
                    refusal.code(),
                    refusal.sentence());
            return true;
        }
    }
}
