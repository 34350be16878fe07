package org.commonway.chaincode.contract;

import java.util.function.Function;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.RideCodec;
import org.commonway.chaincode.codec.TripCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.TripChange;

/**
 * What becomes of a booked trip. What changes it emits TripChanged and answers the trip as it then stands, without holds;
 * what has happened already writes nothing and answers the same.
 */
public final class TripContract {
    private TripContract() {}

    /**
     * Whose trips are listed.
     *
     * @param operator has a leg in each
     */
    public record TripsOfOperator(OperatorId operator, PageAsk page) {}

    /** The trip of this id; TRIP_NOT_FOUND when there is none. */
    public static Trip get(Call call, TripId id) {
        return whole(call, getStored(call, id));
    }

    /** Trips with a leg of this operator, oldest first. For whoever acts for it, a city or an auditor. */
    public static TripPage listByOperator(Call call, TripsOfOperator asked) {
        RegisteredOperator operator = call.state().getOperator(asked.operator());
        call.caller().requireReaderOf(operator);
        TripPage page = call.state().trips().list(asked.operator(), asked.page());
        TripPage.Builder answer = TripPage.newBuilder().setBookmark(page.getBookmark());
        page.getTripsList().forEach(trip -> answer.addTrips(whole(call, trip)));
        return answer.build();
    }

    /** Takes a leg back, or the whole trip: by the trip's gateway, or the leg by its operator. */
    public static Trip cancel(Call call, CancelRequest asked) {
        return change(
                call,
                new TripId(asked.getTripId()),
                trip -> asked.getHoldId().isEmpty()
                        ? trip.cancel(call.caller(), call.state())
                        : trip.cancelLeg(holdId(asked.getHoldId()), call.caller(), call.state()));
    }

    /** Takes a trip back within its confirmation window, as if it had not been booked; by its gateway. */
    public static Trip rollBack(Call call, TripId id) {
        return change(call, id, trip -> trip.rollBack(call.caller(), call.state()));
    }

    /** Records what happened on a leg; by its operator. */
    public static Trip recordLegEvent(Call call, LegEventRequest asked) {
        var event = RideCodec.eventOf(asked);
        var consent = RideCodec.findConsent(asked);
        return change(
                call, new TripId(asked.getTripId()), trip -> trip.ride(event, consent, call.caller(), call.state()));
    }

    /** Voids a leg that was not reported in time; by any member. */
    public static Trip expireLeg(Call call, LegId asked) {
        return change(
                call, new TripId(asked.getTripId()), trip -> trip.expireLeg(holdId(asked.getHoldId()), call.state()));
    }

    /** Gives back part or all of what a leg was charged; by its operator. Asked twice it gives back twice. */
    public static Trip refund(Call call, RepayRequest asked) {
        return change(
                call,
                new TripId(asked.getTripId()),
                trip -> trip.refund(holdId(asked.getHoldId()), amountOf(asked), call.caller(), call.state()));
    }

    /** Pays on top of what a leg was charged; by its operator. Asked twice it pays twice. */
    public static Trip compensate(Call call, RepayRequest asked) {
        return change(
                call,
                new TripId(asked.getTripId()),
                trip -> trip.compensate(holdId(asked.getHoldId()), amountOf(asked), call.caller(), call.state()));
    }

    /** Takes a step with a trip: writes what it changed, and tells of it. */
    static Trip change(Call call, TripId id, Function<org.commonway.rules.trip.Trip, TripChange> step) {
        Trip before = getStored(call, id);
        TripChange change = step.apply(TripCodec.toRules(before));
        if (!change.isSomething()) {
            return TripCodec.toAnswer(before, change.trip());
        }
        Trip after = TripCodec.withChange(before, change.trip());
        call.state().trips().putChanged(change, after, call.nowMillis());
        call.emit("TripChanged", TripCodec.toEvent(change.trip(), change.changedLegs()));
        return TripCodec.toAnswer(after, change.trip());
    }

    static Trip getStored(Call call, TripId id) {
        return call.state()
                .trips()
                .find(id)
                .orElseThrow(
                        () -> new Refusal(RefusalCode.TRIP_NOT_FOUND, "No trip " + id + " was booked; check the id."));
    }

    /** A hold's id out of an argument. */
    static HoldId holdId(String text) {
        try {
            return new HoldId(text);
        } catch (Refusal e) {
            throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A hold id is a UUID in lower case; correct hold_id.");
        }
    }

    /** As read: with its splits, and SETTLED if it is that now. */
    private static Trip whole(Call call, Trip stored) {
        var trip = TripCodec.toRules(stored);
        return TripCodec.withStatus(TripCodec.withSplits(stored, trip), trip.statusNow(call.state()));
    }

    private static Money amountOf(RepayRequest asked) {
        return MoneyCodec.toRules(asked.getAmount(), RefusalCode.INVALID_ARGUMENT);
    }
}
