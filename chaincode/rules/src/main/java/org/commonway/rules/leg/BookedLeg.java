package org.commonway.rules.leg;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.leg.LegState.Cancelled;
import org.commonway.rules.leg.LegState.NotStarted;
import org.commonway.rules.leg.LegState.Resolved;
import org.commonway.rules.leg.LegState.Riding;
import org.commonway.rules.leg.LegState.Waiting;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Share;

/**
 * A leg of a booked trip. Each step gives back the leg as it then stands and what was moved for it, or refuses; who may take
 * it is for the trip to say. A step that has happened already changes nothing, so that a retry is safe: the leg that comes
 * back equals this one. (A refund or a compensation cannot be told from a second one, and happens again.)
 *
 * @param number position in the trip, 0 for the first
 * @param hold as its operator signed it
 * @param split who gets what of whatever is charged
 */
public record BookedLeg(
        int number, Hold hold, LegSplit split, LegState state, LegMoney money, Optional<Dispute> dispute) {
    /** All that an operator can pay on top of a leg, cancelling it included: so many times the leg's price. */
    public static final int MOST_COMPENSATION_PRICES = 2;

    /** A leg that is booked now, its price pending. */
    public static LegChange book(int number, Hold hold, LegSplit split, long nowMillis) {
        BookedLeg leg = new BookedLeg(
                number, hold, split, new NotStarted(nowMillis), LegMoney.none(hold.price()), Optional.empty());
        return new LegChange(leg, leg.books().book(hold.price()));
    }

    /** Whether only money can still move. */
    public boolean isResolved() {
        return state instanceof Resolved;
    }

    /** Whether a dispute waits for a ruling. */
    public boolean hasOpenDispute() {
        return dispute.filter(Dispute::isOpen).isPresent();
    }

    /** Who is owed what of its price: what the booking promises. */
    public List<Share> sharesOfPrice() {
        return split.of(hold.price());
    }

    /** Who is owed what as things stand: of the price until the leg is resolved, then of what is left of its charge. */
    public List<Share> sharesNow() {
        return isResolved() ? split.of(money.left()) : sharesOfPrice();
    }

    /** What nobody else may have because of this leg: its claim until it is resolved or the claim is over. */
    public Optional<AssetClaim> findLiveClaim(long nowMillis) {
        return isResolved()
                ? Optional.empty()
                : hold.assetClaim()
                        .filter(claim -> nowMillis < claim.claim().window().endMillis());
    }

    /**
     * The step that the operator reports. NO_SHOW costs the fee of the conditions; ABEND nothing; END what it says. Refused
     * with ILLEGAL_TRANSITION, TOO_LATE, TOO_EARLY, EVENT_TIME, NO_CONSENT, INVALID_CHARGE, CURRENCY_MISMATCH or
     * CHARGE_ABOVE_CAP.
     *
     * @param consent the rider's, for START
     * @param riderKey what it is checked with
     */
    public LegChange ride(RideEvent event, Optional<RiderAct> consent, ECPublicKey riderKey, long nowMillis) {
        if (hasHappened(event)) {
            return unchanged();
        }
        RideStep step = event.step();
        LegState next = RideSteps.after(state, step, event.atMillis()).orElseThrow(() -> illegal(step.name()));
        RideRules.requireTimes(event, this, nowMillis);
        RideRules.requireConsent(event, consent, riderKey, nowMillis);
        Money charge = RideRules.chargeOf(event, this);
        return switch (step) {
            case PREPARE, READY, START, PAUSE, RESUME, REPORT_ISSUE ->
                new LegChange(with(next, money), Optional.empty());
            case END -> resolve(next, EntryReason.ENDED, money.charge(charge));
            case ABEND -> resolve(next, EntryReason.ABENDED, money);
            case NO_SHOW -> resolve(next, EntryReason.NO_SHOW, money.charge(charge));
        };
    }

    private boolean hasHappened(RideEvent event) {
        boolean sameCharge = event.step() != RideStep.END
                || event.charge()
                        .map(money.charged()::equals)
                        .orElse(!hold.conditions().metered());
        return sameCharge && RideSteps.hasHappened(state, event.step(), event.atMillis());
    }

    /**
     * The rider takes the leg back, for the fee of the conditions. Once the leg can be reported no longer this is refused
     * with TOO_LATE: whoever did not report is not paid, so it is expired instead.
     */
    public LegChange cancelByRider(long nowMillis) {
        if (isCancelledFor(LegCause.RIDER)) {
            return unchanged();
        }
        if (!(state instanceof Waiting waiting)) {
            throw illegal("CANCEL");
        }
        if (nowMillis > hold.reportableUntilMillis()) {
            throw new Refusal(
                    RefusalCode.TOO_LATE, name() + " was not reported in time and costs nothing; have it expired.");
        }
        Money fee = partOfPrice(hold.conditions().cancellationFeeBps(hold.startMillis(), nowMillis));
        return resolve(waiting.cancel(LegCause.RIDER, nowMillis), EntryReason.CANCELLED, money.charge(fee));
    }

    /** The operator takes the leg back: it costs nothing, and the operator pays what its conditions promise. */
    public LegChange cancelByOperator(long nowMillis) {
        if (isCancelledFor(LegCause.OPERATOR)) {
            return unchanged();
        }
        if (!(state instanceof Waiting waiting)) {
            throw illegal("CANCEL");
        }
        Money promised = partOfPrice(hold.conditions().operatorCancelBps());
        return resolve(waiting.cancel(LegCause.OPERATOR, nowMillis), EntryReason.CANCELLED, money.compensate(promised));
    }

    /** The trip is rolled back: as if the leg had not been booked. */
    public LegChange rollBack(long nowMillis) {
        if (state instanceof NotStarted notStarted) {
            return resolve(notStarted.rollBack(nowMillis), EntryReason.ROLLED_BACK, money);
        }
        throw illegal("ROLLBACK");
    }

    /** Nobody reported in time: whatever state the leg was in, it costs nothing. Refused with TOO_EARLY before that. */
    public LegChange expire(long nowMillis) {
        if (state.findCause().filter(LegCause.EXPIRED::equals).isPresent()) {
            return unchanged();
        }
        if (isResolved()) {
            throw illegal("EXPIRE");
        }
        if (nowMillis <= hold.reportableUntilMillis()) {
            throw new Refusal(
                    RefusalCode.TOO_EARLY,
                    name() + " may be reported until " + hold.reportableUntilMillis() + " ms; expire it after that.");
        }
        LegState next = state instanceof Riding riding
                ? riding.abend(LegCause.EXPIRED, nowMillis)
                : ((Waiting) state).cancel(LegCause.EXPIRED, nowMillis);
        return resolve(next, EntryReason.EXPIRED, money);
    }

    /** Gives back part or all of what is left of the charge; refused with REFUND_TOO_HIGH above that. */
    public LegChange refund(Money amount) {
        requirePositive(amount, "REFUND");
        return giveBack(EntryReason.REFUNDED, amount);
    }

    /** Pays on top, whatever the leg cost; refused with COMPENSATION_TOO_HIGH above twice its price in all. */
    public LegChange compensate(Money amount) {
        requirePositive(amount, "COMPENSATE");
        long most = hold.price().minorUnits() * MOST_COMPENSATION_PRICES;
        if (amount.minorUnits() > most - money.compensated().minorUnits()) {
            throw new Refusal(
                    RefusalCode.COMPENSATION_TOO_HIGH,
                    name() + " cost " + hold.price() + " and has been compensated with " + money.compensated()
                            + "; pay at most twice the price in all.");
        }
        return new LegChange(with(state, money.compensate(amount)), books().compensate(amount));
    }

    /** Disputes the charge; refused with ILLEGAL_TRANSITION, NOTHING_CHARGED or DISPUTE_EXISTS. */
    public LegChange openDispute(Dispute opened) {
        if (dispute.filter(opened::isSameAs).isPresent()) {
            return unchanged();
        }
        if (!isResolved()) {
            throw illegal("DISPUTE");
        }
        if (money.charged().isZero()) {
            throw new Refusal(
                    RefusalCode.NOTHING_CHARGED, name() + " cost nothing; only a leg with a charge can be disputed.");
        }
        if (dispute.isPresent()) {
            throw new Refusal(
                    RefusalCode.DISPUTE_EXISTS,
                    name() + " has been disputed already; a leg can be disputed once only.");
        }
        return new LegChange(with(Optional.of(opened)), Optional.empty());
    }

    /** The city's ruling; NO_OPEN_DISPUTE when another stands, INVALID_ARGUMENT, CURRENCY_MISMATCH or REFUND_TOO_HIGH. */
    public LegChange ruleDispute(Verdict verdict, long nowMillis) {
        Dispute.Ruling ruling = verdict.ruleAt(nowMillis);
        if (dispute.flatMap(Dispute::ruling).filter(ruling::isSameAs).isPresent()) {
            return unchanged();
        }
        Dispute open = getOpenDispute();
        Money refund = verdict.refund().orElse(hold.price().zero());
        requireCurrency(refund, hold.price());
        if (refund.isNegative() || (verdict.outcome() == Dispute.Outcome.REJECTED && !refund.isZero())) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "A ruling gives back 0 or more, and nothing when it rejects; correct refund.");
        }
        LegChange given = giveBack(EntryReason.RULED, refund);
        return new LegChange(given.leg().with(Optional.of(open.rule(ruling))), given.entry());
    }

    /** The dispute that waits for a ruling; refused with NO_OPEN_DISPUTE when there is none, or it is ruled. */
    public Dispute getOpenDispute() {
        return dispute.filter(Dispute::isOpen)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.NO_OPEN_DISPUTE,
                        name() + " has no dispute that waits for a ruling, and no ruling is changed; check the leg."));
    }

    /** How refusals name it. */
    public String name() {
        return "Leg " + (number + 1) + " (hold " + hold.id() + " of " + hold.operatorId() + ")";
    }

    static void requireCurrency(Money amount, Money price) {
        if (!amount.currency().equals(price.currency())) {
            throw new Refusal(
                    RefusalCode.CURRENCY_MISMATCH,
                    "The amount is in " + amount.currency() + " but the leg is priced in " + price.currency()
                            + "; give the amount in that.");
        }
    }

    private void requirePositive(Money amount, String step) {
        if (!isResolved()) {
            throw illegal(step);
        }
        requireCurrency(amount, hold.price());
        if (amount.minorUnits() <= 0) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "The amount is " + amount + "; it must be above 0 to be paid.");
        }
    }

    private LegChange giveBack(EntryReason reason, Money amount) {
        Money paid = money.left();
        if (amount.isMoreThan(paid)) {
            throw new Refusal(
                    RefusalCode.REFUND_TOO_HIGH,
                    name() + " has " + paid + " left of its charge, less than " + amount + "; give back at most that.");
        }
        return new LegChange(with(state, money.refund(amount)), books().giveBack(reason, paid, paid.minus(amount)));
    }

    private LegChange resolve(LegState next, EntryReason reason, LegMoney settled) {
        return new LegChange(with(next, settled), books().resolve(reason, hold.price(), settled));
    }

    Money partOfPrice(int bps) {
        return new Money(
                BasisPoints.ofRoundedDown(hold.price().minorUnits(), bps),
                hold.price().currency());
    }

    private boolean isCancelledFor(LegCause cause) {
        return state instanceof Cancelled cancelled && cancelled.cause() == cause;
    }

    private LegBooks books() {
        return new LegBooks(number, split);
    }

    private LegChange unchanged() {
        return new LegChange(this, Optional.empty());
    }

    private BookedLeg with(LegState next, LegMoney settled) {
        return new BookedLeg(number, hold, split, next, settled, dispute);
    }

    private BookedLeg with(Optional<Dispute> theDispute) {
        return new BookedLeg(number, hold, split, state, money, theDispute);
    }

    private Refusal illegal(String what) {
        return new Refusal(
                RefusalCode.ILLEGAL_TRANSITION,
                name() + " is " + state.status() + " and so cannot take " + what + "; it can take "
                        + state.status().steps() + ".");
    }
}
