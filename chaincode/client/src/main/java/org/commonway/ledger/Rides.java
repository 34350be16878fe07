package org.commonway.ledger;

import java.util.Optional;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Trip;

/**
 * What becomes of a booked leg. Methods that wait for the commit can be called again after a {@link LedgerOutage}: what
 * has happened already is answered as it stands and written once. Paying back is not so, and therefore prepared. Trips
 * come without their holds.
 */
public interface Rides {

    /** Records what happened on a leg, as its operator signed it. */
    Trip recordLegEvent(LegEventRequest request);

    /** Voids a leg that was not reported in time. Any member may. */
    Trip expireLeg(LegId leg);

    /** Has a refund by the leg's operator endorsed, and signs it; submit it once. Result: Trip without holds. */
    SignedTransaction prepareRefund(RepayRequest request);

    /** As {@link #prepareRefund}, for paying on top of what was charged. */
    SignedTransaction prepareCompensation(RepayRequest request);

    /** Disputes what a leg was charged, with the hash of its evidence; by the trip's gateway or the leg's operator. */
    Trip openDispute(OpenDisputeRequest request);

    /**
     * Puts the evidence of an open dispute into the city's private collection; by the side that opened it, which may as
     * well keep it. It stands in no block, and of all who endorse the city's peers alone are shown it.
     *
     * @param evidence a salt of 32 random bytes, new for each dispute, and at most 16 KiB
     */
    Trip putEvidence(LegId leg, Evidence evidence);

    /** Rules a dispute; by the city whose terms the trip was booked under. */
    Trip ruleDispute(RuleDisputeRequest request);

    /** What the collection has of a leg's dispute, if anything; by the city. */
    Optional<Evidence> findEvidence(LegId leg);

    /** Erases a ruled dispute's evidence from the city's collection; by the city. */
    Trip purgeEvidence(LegId leg);
}
