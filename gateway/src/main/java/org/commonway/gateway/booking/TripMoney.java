package org.commonway.gateway.booking;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.money.Money;

/**
 * Where a trip's money stands, as the ledger says.
 *
 * @param pending prices of the legs that are not over
 * @param paid what the legs that are over cost, less what the operators gave back
 */
public record TripMoney(Money pending, Money paid) {
    private static final Set<LegStatus> OVER =
            EnumSet.of(LegStatus.LEG_STATUS_ENDED, LegStatus.LEG_STATUS_CANCELLED, LegStatus.LEG_STATUS_ABENDED);

    /** The money of this trip; the draft knows what each leg was held for. */
    public static TripMoney of(TripDraft draft, Trip trip) {
        List<LegDraft> drafts = draft.legs();
        if (trip.getLegsCount() != drafts.size()) {
            throw new IllegalStateException(
                    "the ledger has " + trip.getLegsCount() + " legs of trip " + trip.getTripId());
        }
        Money pending = draft.fare().zero();
        Money paid = pending;
        for (int number = 0; number < drafts.size(); number++) {
            Leg leg = trip.getLegs(number);
            if (isOver(leg)) {
                paid = paid.plus(netOf(leg, paid));
            } else {
                pending = pending.plus(drafts.get(number).price());
            }
        }
        return new TripMoney(pending, paid);
    }

    /** True when nothing more happens on this leg, but for refunds and disputes. */
    public static boolean isOver(Leg leg) {
        return OVER.contains(leg.getStatus());
    }

    /** What the leg cost in the end; an amount that is not set is none. */
    private static Money netOf(Leg leg, Money like) {
        Money net = like.zero();
        if (leg.hasCharged()) {
            net = net.plus(ProtoMoney.read(leg.getCharged()));
        }
        if (leg.hasRefunded()) {
            net = net.minus(ProtoMoney.read(leg.getRefunded()));
        }
        return leg.hasCompensated() ? net.minus(ProtoMoney.read(leg.getCompensated())) : net;
    }
}
