package org.commonway.rules.leg;

import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Optional;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;

/** What must be so of a reported step: who signed it, its time, its charge. */
final class RideRules {
    /** How far the clocks of operators and riders may be from the transaction's. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);
    /** A ride may start so long before its window. */
    static final Duration EARLIEST_START = Duration.ofHours(2);

    private RideRules() {}

    /**
     * The rider's consent to a start. It is given when the ride starts, so its time is compared with the event's: the two
     * are reported together, late or not.
     */
    static void requireConsent(RideEvent event, Optional<RiderAct> consent, ECPublicKey riderKey, long nowMillis) {
        if (event.step() != RideStep.START) {
            if (consent.isPresent()) {
                throw new Refusal(
                        RefusalCode.NO_CONSENT,
                        "A rider consents to START only, but the step is " + event.step() + "; leave consent out.");
            }
            return;
        }
        RiderAct act = consent.orElseThrow(() -> new Refusal(RefusalCode.NO_CONSENT));
        Envelope envelope = act.envelope();
        long tolerance = CLOCK_TOLERANCE.toMillis();
        if (!act.holdId().equals(event.holdId()) || act.step() != RideStep.START || act.hasPosition()) {
            throw noConsent("is not for this start without a position");
        }
        if (!isNear(act.atMillis(), event.atMillis(), tolerance) || act.atMillis() > nowMillis + tolerance) {
            throw noConsent("is of another time than the start");
        }
        if (!envelope.payloadType().equals(RiderAct.PAYLOAD_TYPE) || !envelope.isSignedBy(riderKey)) {
            throw noConsent("is not signed by the trip's rider key");
        }
    }

    private static Refusal noConsent(String what) {
        return new Refusal(
                RefusalCode.NO_CONSENT, "The rider's act " + what + "; send the one that the rider signed for it.");
    }

    /**
     * The times of a step. Reports of a leg end with its report time, late or live; a live step is of now; none is before
     * the step before it, the first not before the booking.
     */
    static void requireTimes(RideEvent event, BookedLeg leg, long nowMillis) {
        if (nowMillis > leg.hold().reportableUntilMillis()) {
            throw new Refusal(
                    RefusalCode.TOO_LATE,
                    leg.name() + " could be reported until " + leg.hold().reportableUntilMillis() + " ms and it is "
                            + nowMillis + " ms; have it expired.");
        }
        long at = event.atMillis();
        long tolerance = CLOCK_TOLERANCE.toMillis();
        boolean fits =
                event.step().mayBeReportedLate() ? at <= nowMillis + tolerance : isNear(at, nowMillis, tolerance);
        if (!fits || at < leg.state().sinceMillis()) {
            throw new Refusal(
                    RefusalCode.EVENT_TIME,
                    "The step " + event.step() + " of " + leg.name() + " is reported for " + at + " ms but it is "
                            + nowMillis + " ms and the step before was at "
                            + leg.state().sinceMillis() + " ms; report it with the time it had.");
        }
        long earliest = earliestOf(event.step(), leg);
        // Nobody has failed to come before the ledger's time says so too, however fast the operator's clock is.
        if (at < earliest || (event.step() == RideStep.NO_SHOW && nowMillis < earliest)) {
            throw new Refusal(
                    RefusalCode.TOO_EARLY,
                    "The step " + event.step() + " of " + leg.name() + " cannot be before " + earliest
                            + " ms; report it when it has happened.");
        }
    }

    private static long earliestOf(RideStep step, BookedLeg leg) {
        long start = leg.hold().startMillis();
        return switch (step) {
            case START -> start - EARLIEST_START.toMillis();
            case NO_SHOW -> start + leg.hold().conditions().noShowAfterSeconds() * 1000L;
            case PREPARE, READY, PAUSE, RESUME, REPORT_ISSUE, END, ABEND -> Long.MIN_VALUE;
        };
    }

    /** Compared without a difference, which could overflow: an event may carry any number. */
    private static boolean isNear(long millis, long other, long tolerance) {
        return other - tolerance <= millis && millis <= other + tolerance;
    }

    /** What the leg is charged by this step; refused with INVALID_CHARGE, CURRENCY_MISMATCH or CHARGE_ABOVE_CAP. */
    static Money chargeOf(RideEvent event, BookedLeg leg) {
        if (event.step() == RideStep.END) {
            return event.charge().map(charge -> checkedCharge(charge, leg)).orElseGet(() -> flatPriceOf(leg));
        }
        if (event.charge().isPresent()) {
            throw invalidCharge("The step " + event.step() + " of " + leg.name()
                    + " carries a charge but only END can; leave it out.");
        }
        return event.step() == RideStep.NO_SHOW
                ? leg.partOfPrice(leg.hold().conditions().noShowFeeBps())
                : leg.hold().price().zero();
    }

    private static Money flatPriceOf(BookedLeg leg) {
        if (leg.hold().conditions().metered()) {
            throw invalidCharge(leg.name() + " is metered but its end names no charge; report what it cost.");
        }
        return leg.hold().price();
    }

    private static Money checkedCharge(Money charge, BookedLeg leg) {
        Money price = leg.hold().price();
        BookedLeg.requireCurrency(charge, price);
        if (charge.isNegative()) {
            throw invalidCharge("The charge of " + leg.name() + " is " + charge + "; charge 0 or more.");
        }
        if (charge.isMoreThan(price)) {
            throw new Refusal(
                    RefusalCode.CHARGE_ABOVE_CAP,
                    leg.name() + " was held for " + price + " but is charged " + charge + "; charge at most that.");
        }
        if (!leg.hold().conditions().metered() && !charge.equals(price)) {
            throw invalidCharge(
                    leg.name() + " has the flat price " + price + " but is charged " + charge + "; charge the price.");
        }
        return charge;
    }

    private static Refusal invalidCharge(String sentence) {
        return new Refusal(RefusalCode.INVALID_CHARGE, sentence);
    }
}
