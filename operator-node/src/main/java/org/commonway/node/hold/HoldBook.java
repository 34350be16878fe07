package org.commonway.node.hold;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.commonway.node.hold.Hold.Confirmed;
import org.commonway.node.hold.Hold.LetGo;
import org.commonway.node.hold.Hold.Live;
import org.commonway.node.hold.Hold.Pending;
import org.commonway.node.hold.Hold.Started;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Position;

/**
 * The book of all holds of this node. Each change is stored before it is told. One lock guards it: two callers who want
 * the same vehicle are served one after the other. Expiry is by the wall clock.
 */
public final class HoldBook implements Bookings {
    private final KeptHolds holds;
    private final HoldNotary notary;
    private final InstantSource clock;
    private final HoldLimits limits;

    /** Opens the book with what the store kept; live holds claim their vehicles again. */
    public HoldBook(
            Map<LegKind, LegDesk> desks, HoldStore store, HoldNotary notary, InstantSource clock, HoldLimits limits) {
        this.holds = new KeptHolds(desks, store);
        this.notary = notary;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Holds the leg, or gives the same answer again for the same wish.
     *
     * @throws HoldRefusal when the operator says no
     * @throws HoldConflict ID_IN_USE when the id stands for something else
     */
    public synchronized Hold create(HoldWish wish) {
        Optional<Hold> known = holds.index().find(wish.ids().holdId());
        if (known.isPresent()) {
            return sameAgain(known.get(), wish);
        }
        refuseHoarding(wish.ids().gatewayId());
        LegDesk desk = holds.findDesk(wish.leg().kind())
                .orElseThrow(() -> new HoldRefusal(
                        HoldRefusal.Reason.UNKNOWN_SERVICE, "This operator does not run what this leg asks for."));
        PricedLeg leg = desk.price(wish.leg(), wish.ids().tripId(), holds.index());
        if (!leg.price().equals(wish.expectedPrice())) {
            throw HoldRefusal.priceChanged(wish.expectedPrice(), leg.price());
        }
        Instant expiresAt = clock.instant().plusSeconds(limits.holdSeconds()).truncatedTo(ChronoUnit.MILLIS);
        HoldFacts facts =
                new HoldFacts(wish.ids(), wish.digest(), leg, expiresAt, notary.promise(wish.ids(), leg, expiresAt));
        Pending hold = new Pending(facts);
        holds.keep(hold);
        desk.taken(leg);
        return hold;
    }

    private static Hold sameAgain(Hold known, HoldWish wish) {
        if (!known.facts().ids().equals(wish.ids())
                || !known.facts().wishDigest().equals(wish.digest())) {
            throw new HoldConflict(
                    HoldConflict.Reason.ID_IN_USE,
                    "Hold id " + wish.ids().holdId() + " stands for another leg; make a new id.");
        }
        return known;
    }

    private void refuseHoarding(String gatewayId) {
        if (holds.index().pendingOf(gatewayId) >= limits.openPerGateway()) {
            throw new HoldRefusal(
                    HoldRefusal.Reason.TOO_MANY_HOLDS,
                    "Gateway " + gatewayId + " has " + limits.openPerGateway()
                            + " open holds here; book or release some first.");
        }
    }

    /**
     * Lets a pending hold go. Unknown, expired and released ones are not held: nothing happens. A booked one stays: only
     * the ledger cancels it.
     *
     * @throws HoldConflict NOT_YOURS, or WRONG_STATE when it is booked
     */
    public synchronized void release(String holdId, String gatewayId) {
        Optional<Hold> known = holds.index().find(holdId);
        if (known.isEmpty()) {
            return;
        }
        Hold hold = ofGateway(known.get(), gatewayId);
        if (hold instanceof Pending pending) {
            holds.letGo(pending.release(clock.instant()));
        } else if (hold instanceof Live) {
            throw wrongState(hold, "released; cancel the trip on the ledger instead");
        }
    }

    /**
     * Forgets a hold that is over, with where its rider went. Unknown ones are forgotten already.
     *
     * @throws HoldConflict NOT_YOURS, or WRONG_STATE while it is held, booked or ridden
     */
    public synchronized void erase(String holdId, String gatewayId) {
        Optional<Hold> known = holds.index().find(holdId);
        if (known.isEmpty()) {
            return;
        }
        Hold hold = ofGateway(known.get(), gatewayId);
        if (hold instanceof Live) {
            throw wrongState(hold, "erased; it must be over");
        }
        holds.forget(holdId);
    }

    /** The hold, when the book knows it. */
    public synchronized Optional<Hold> find(String holdId) {
        return holds.index().find(holdId);
    }

    /** The hold of this gateway; throws HoldConflict UNKNOWN_HOLD or NOT_YOURS. */
    public synchronized Hold getOf(String holdId, String gatewayId) {
        return ofGateway(get(holdId), gatewayId);
    }

    private Hold get(String holdId) {
        return holds.index()
                .find(holdId)
                .orElseThrow(() -> new HoldConflict(
                        HoldConflict.Reason.UNKNOWN_HOLD, "This operator knows no hold " + holdId + "."));
    }

    private static Hold ofGateway(Hold hold, String gatewayId) {
        if (!hold.facts().ids().gatewayId().equals(gatewayId)) {
            throw new HoldConflict(
                    HoldConflict.Reason.NOT_YOURS,
                    "Hold " + hold.holdId() + " was made by another gateway; only that one may use it.");
        }
        return hold;
    }

    /** The ledger booked this hold by that transaction. True when that was news. */
    public synchronized boolean booked(String holdId, String txId) {
        Hold hold = get(holdId);
        if (hold instanceof Pending pending) {
            holds.keep(pending.confirm(txId));
            return true;
        }
        if (hold instanceof LetGo late) {
            holds.keep(late.honour(txId));
            holds.tellDesk(hold, desk -> desk.taken(hold.facts().leg()));
            return true;
        }
        return false;
    }

    /** The ledger cancelled the trip of this hold. True when that was news. */
    public synchronized boolean cancelled(String holdId) {
        Hold hold = get(holdId);
        if (hold instanceof Live live) {
            holds.letGo(live.cancel(clock.instant()));
            return true;
        }
        return false;
    }

    /**
     * The rider sets off.
     *
     * @param riderKey checks the acts of this trip's rider
     * @param report what the ledger must be told
     * @throws HoldConflict WRONG_STATE unless the hold is confirmed
     */
    public synchronized Started start(String holdId, ByteString riderKey, Function<Started, RideReport> report) {
        Hold hold = get(holdId);
        if (!(hold instanceof Confirmed confirmed)) {
            throw wrongState(hold, "started; it must be CONFIRMED");
        }
        Started started = confirmed.start(now(), riderKey);
        holds.keep(started, report.apply(started));
        holds.tellDesk(hold, desk -> desk.started(hold.facts().leg()));
        return started;
    }

    /** The rider arrived here; throws HoldConflict WRONG_STATE unless the hold is started. */
    public synchronized Hold.Ended end(String holdId, Position at, BiFunction<Started, Hold.Ended, RideReport> report) {
        Hold hold = get(holdId);
        if (!(hold instanceof Started started)) {
            throw wrongState(hold, "ended; it must be STARTED");
        }
        Hold.Ended ended = started.end(now());
        holds.keep(ended, report.apply(started, ended));
        holds.tellDesk(hold, desk -> desk.ended(hold.facts().leg(), at));
        return ended;
    }

    /** Gives up on riders who did not come in time. Gives how many. */
    public synchronized int giveUp(BiFunction<Confirmed, Instant, Optional<RideReport>> verdict) {
        int missed = 0;
        for (Hold hold : List.copyOf(holds.index().listAll())) {
            if (hold instanceof Confirmed confirmed) {
                Instant now = now();
                Optional<RideReport> report = verdict.apply(confirmed, now);
                if (report.isPresent()) {
                    Hold.Cancelled cancelled = confirmed.cancel(now);
                    holds.keep(cancelled, report.get());
                    holds.tellDesk(hold, desk -> desk.freed(hold.facts().leg()));
                    missed++;
                }
            }
        }
        return missed;
    }

    /** Those booked or ridden for which this holds. */
    public synchronized List<Hold> listBooked(Predicate<Hold> condition) {
        return holds.index().listAll().stream()
                .filter(hold -> hold instanceof Confirmed || hold instanceof Started)
                .filter(condition)
                .toList();
    }

    /** To the millisecond, as messages and rows have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Expires what is due and forgets what is long over. Gives how many expired. */
    public synchronized int expireDue() {
        Instant now = clock.instant();
        int expired = 0;
        for (Pending pending : holds.index().listPending()) {
            if (pending.isDue(now)) {
                holds.letGo(pending.expire(now));
                expired++;
            }
        }
        forgetBefore(now.minus(limits.memory()));
        return expired;
    }

    private void forgetBefore(Instant horizon) {
        holds.index().listAll().stream()
                .filter(hold -> !(hold instanceof Live))
                .filter(hold -> hold.facts().expiresAt().isBefore(horizon))
                .map(Hold::holdId)
                .toList()
                .forEach(holds::forget);
    }

    @Override
    public synchronized List<TimeWindow> listWindowsOf(String assetId) {
        return holds.index().listWindowsOf(assetId);
    }

    @Override
    public synchronized Optional<PricedLeg> findLiveLeg(String tripId, String holdId) {
        return holds.index().findLiveLeg(tripId, holdId);
    }

    /** How many holds are promised and not yet booked. */
    public synchronized int openHolds() {
        return holds.index().listPending().size();
    }

    /** How many holds claim something: pending, confirmed or being ridden. */
    public synchronized long liveHolds() {
        return holds.index().listAll().stream()
                .filter(hold -> hold instanceof Live)
                .count();
    }

    private static HoldConflict wrongState(Hold hold, String wanted) {
        return new HoldConflict(
                HoldConflict.Reason.WRONG_STATE,
                "Hold " + hold.holdId() + " is " + hold.status() + " and cannot be " + wanted + ".");
    }
}
