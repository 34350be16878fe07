package org.commonway.node.ride;

import java.util.List;
import java.util.Optional;
import org.commonway.node.hold.RideReport;

/** Where reports wait for the ledger. They are put in by the hold store, together with the hold that they tell of. */
public interface ReportStore {

    /**
     * A report that the ledger does not have yet.
     *
     * @param number in the order in which things happened
     */
    record Waiting(long number, RideReport report) {}

    /** Those that wait, oldest first. */
    List<Waiting> listWaiting(int limit);

    /** The ledger has it. */
    void done(long number);

    /** The ledger refused it for good; it is kept for the operator's people, the newest so many of them. */
    void refused(long number, RefusedReport.Why why);

    /** Those that the ledger refused, newest first. */
    List<RefusedReport> listRefused(int limit);

    /** How many that the ledger refused are kept. */
    int countRefused();

    /** The report of this step of this hold, whatever became of it. */
    Optional<RideReport> find(String holdId, RideReport.Step step);

    /** How many wait. */
    int countWaiting();
}
