package org.commonway.node.ride;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.commonway.node.hold.BookedTrips.BookedTrip;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.Hold.Ended;
import org.commonway.node.hold.Hold.Started;
import org.commonway.node.hold.HoldBook;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.node.hold.HoldConflict;
import org.commonway.node.hold.RideNotary;
import org.commonway.node.hold.RideReport;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * Starts and ends rides. The rider must have signed each act with the one-time key that the trip was booked with, and
 * the call must come through the gateway that made the hold. What happened is kept for the ledger in the same transaction
 * as the hold; asked again, the same event is answered.
 */
public final class RideDesk {
    /** As the contract has it: a ride may start so long before its window. */
    private static final Duration EARLIEST_START = Duration.ofHours(2);
    /** As the contract has it: how far clocks may be apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);

    private final HoldBook book;
    private final HoldConfirmation confirmation;
    private final RiderSignature signatures;
    private final Reports reports;
    private final InstantSource clock;

    /**
     * What the ledger is told.
     *
     * @param notary signs it
     * @param store keeps it until the ledger has it
     * @param handIn has it handed in soon
     */
    public record Reports(RideNotary notary, ReportStore store, Runnable handIn) {}

    /** A desk for the holds of this book. */
    public RideDesk(
            HoldBook book,
            HoldConfirmation confirmation,
            RiderSignature signatures,
            Reports reports,
            InstantSource clock) {
        this.book = book;
        this.confirmation = confirmation;
        this.signatures = signatures;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Unlocks the vehicle or opens the door.
     *
     * @param consent the same act without its position, for the ledger
     * @return the signed RideEvent
     */
    public SignedEnvelope start(String holdId, String gatewayId, SignedEnvelope act, SignedEnvelope consent) {
        Hold hold = book.getOf(holdId, gatewayId);
        if (hold instanceof Started || hold instanceof Ended) {
            return eventAgain(hold, RideReport.Step.START);
        }
        BookedTrip trip = confirmation.getBookedTrip(hold);
        book.booked(holdId, trip.txId());
        open(holdId, trip.riderKey(), act, RiderAct.Step.START);
        requireConsent(open(holdId, trip.riderKey(), consent, RiderAct.Step.START));
        requireTime(hold);
        Started started = book.start(holdId, trip.riderKey(), begun -> startOf(begun, consent));
        reports.handIn().run();
        return eventAgain(started, RideReport.Step.START);
    }

    private RideReport startOf(Started started, SignedEnvelope consent) {
        SignedEnvelope event = reports.notary().event(started, RideReport.Step.START, started.at(), Optional.empty());
        return new RideReport(started.facts().ids(), RideReport.Step.START, event, Optional.of(consent));
    }

    /**
     * Ends the ride where the rider is.
     *
     * @return the signed RideEvent; with a meter it says what the ride cost
     */
    public SignedEnvelope end(String holdId, String gatewayId, SignedEnvelope act) {
        Hold hold = book.getOf(holdId, gatewayId);
        if (hold instanceof Ended) {
            return eventAgain(hold, RideReport.Step.END);
        }
        ByteString riderKey = hold instanceof Started started
                ? started.riderKey()
                : confirmation.getBookedTrip(hold).riderKey();
        RiderAct opened = open(holdId, riderKey, act, RiderAct.Step.END);
        Ended ended = book.end(holdId, opened.position(), this::endOf);
        reports.handIn().run();
        return eventAgain(ended, RideReport.Step.END);
    }

    private RideReport endOf(Started started, Ended ended) {
        SignedEnvelope event =
                reports.notary().event(ended, RideReport.Step.END, ended.at(), started.chargeAt(ended.at()));
        return new RideReport(ended.facts().ids(), RideReport.Step.END, event, Optional.empty());
    }

    private SignedEnvelope eventAgain(Hold hold, RideReport.Step step) {
        return reports.store()
                .find(hold.holdId(), step)
                .map(RideReport::event)
                .orElseThrow(() -> new IllegalStateException(
                        "hold " + hold.holdId() + " is " + hold.status() + " without a report of " + step));
    }

    private RiderAct open(String holdId, ByteString riderKey, SignedEnvelope envelope, RiderAct.Step step) {
        RiderAct act = signatures.open(envelope, riderKey);
        if (!act.holdId().equals(holdId) || act.step() != step) {
            throw new RideRefused("The rider signed " + act.step() + " of hold " + act.holdId() + ", not " + step
                    + " of hold " + holdId + ".");
        }
        return act;
    }

    /** What the contract will ask of it: a ride that it would refuse must not begin. */
    private void requireConsent(RiderAct consent) {
        if (consent.hasPosition()) {
            throw new RideRefused("The rider's consent says where the rider is; sign it without a position.");
        }
        Duration apart = Duration.between(consent.at(), clock.instant()).abs();
        if (apart.compareTo(CLOCK_TOLERANCE) > 0) {
            throw new RideRefused("The rider's consent is of " + consent.at() + "; sign it when the ride starts.");
        }
    }

    private void requireTime(Hold hold) {
        Instant now = clock.instant();
        Instant earliest = hold.facts().leg().terms().window().start().minus(EARLIEST_START);
        Instant latest = hold.facts()
                .leg()
                .terms()
                .window()
                .end()
                .plusSeconds(hold.facts().leg().sale().conditions().reportWithinSeconds());
        if (now.isBefore(earliest) || now.isAfter(latest)) {
            throw new HoldConflict(
                    HoldConflict.Reason.WRONG_STATE,
                    "This leg can be started from " + earliest + " to " + latest + ", and it is " + now + ".");
        }
    }
}
