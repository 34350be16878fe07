package org.commonway.proof.model;

import static org.commonway.proof.model.Codes.ILLEGAL_TRANSITION;

import java.math.BigInteger;
import java.util.Set;

/** What is put right after a leg: given back, paid on top, disputed and ruled. */
final class Repairs {
    private static final String MISMATCH = "EVIDENCE_MISMATCH";

    private final Law law;

    Repairs(Law law) {
        this.law = law;
    }

    void judge(Verdict verdict, Who who, long now, Act.Repay act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = find(verdict, trip, act.hold());
        if (leg == null) {
            return;
        }
        verdict.against(!law.actsFor(who, leg.hold.operator()), Codes.NOT_ALLOWED, Codes.NOT_YOUR_LEG);
        verdict.against(law.isSettled(trip, now), Codes.TRIP_SETTLED);
        verdict.against(!act.currency().equals(trip.booking.currency()), "CURRENCY_MISMATCH");
        verdict.against(act.amount() <= 0, Codes.INVALID_ARGUMENT);
        if (act.refund()) {
            verdict.against(leg.charged == null, ILLEGAL_TRANSITION);
            verdict.against(act.amount() > leg.effective(), "REFUND_TOO_HIGH");

        } else {
            BigInteger total = BigInteger.valueOf(leg.compensated).add(BigInteger.valueOf(act.amount()));
            BigInteger most = BigInteger.valueOf(leg.hold.price()).shiftLeft(1);
            verdict.against(total.compareTo(most) > 0, "COMPENSATION_TOO_HIGH");
            verdict.against(!leg.isResolved(), ILLEGAL_TRANSITION);
        }
        law.judgeMoneyMoment(verdict, now);
    }

    void apply(long now, Act.Repay act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        if (act.refund()) {
            long before = leg.effective();
            leg.refunded += act.amount();
            trip.post("REFUNDED", now, trip.lower(leg, before, leg.effective()));
        } else {
            leg.compensated += act.amount();
            trip.post("COMPENSATED", now, trip.compensate(leg, act.amount()));
        }
    }

    void judge(Verdict verdict, Who who, long now, Act.OpenDispute act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = find(verdict, trip, act.hold());
        if (leg == null) {
            verdict.doubt(act.exposed(), Codes.INVALID_ARGUMENT);
            verdict.doubt(act.hashBytes() != 32 || act.reason() < 1 || act.reason() > 5, Codes.INVALID_ARGUMENT);
            return;
        }
        boolean party = who.equals(trip.gateway) || law.actsFor(who, leg.hold.operator());
        verdict.against(!party, Codes.NOT_ALLOWED, Codes.NOT_YOUR_TRIP, Codes.NOT_YOUR_LEG);
        verdict.against(act.exposed(), Codes.INVALID_ARGUMENT);
        if (isSame(leg.dispute, act, who.equals(trip.gateway))) {
            return; // a retry
        }
        verdict.against(law.isSettled(trip, now), Codes.TRIP_SETTLED);
        verdict.doubt(now < law.periods.closedUntil, Codes.PERIOD_CLOSED);
        verdict.against(act.hashBytes() != 32 || act.reason() < 1 || act.reason() > 5, Codes.INVALID_ARGUMENT);
        verdict.against(leg.dispute != null, "DISPUTE_EXISTS");
        verdict.against(leg.charged == null || leg.charged == 0, ILLEGAL_TRANSITION, "NOTHING_CHARGED");
        verdict.against(now >= trip.disputableUntil(), "TOO_LATE");
    }

    void apply(Who who, long now, Act.OpenDispute act) {
        TripState trip = law.trips.get(act.trip());
        if (isSame(law.leg(trip, act.hold()).dispute, act, who.equals(trip.gateway))) {
            return;
        }
        LegState.Dispute dispute = new LegState.Dispute();
        dispute.reason = act.reason();
        dispute.byGateway = who.equals(trip.gateway);
        dispute.openedAt = now;
        dispute.hashed = act.hashed();
        law.leg(trip, act.hold()).dispute = dispute;
    }

    void judge(Verdict verdict, Who who, Act.PutEvidence act) {
        verdict.against(act.evidence() == Act.Evidence.TOO_LARGE, "ARGUMENT_TOO_LARGE");
        verdict.against(!Set.of(Act.Evidence.GOOD, Act.Evidence.TOO_LARGE).contains(act.evidence()), MISMATCH);
        TripState trip = law.trips.get(act.trip());
        LegState leg = find(verdict, trip, act.hold());
        if (leg == null) {
            return;
        }
        boolean gateway = who.equals(trip.gateway);
        boolean party = gateway || law.actsFor(who, leg.hold.operator());
        verdict.against(!party, Codes.NOT_ALLOWED, Codes.NOT_YOUR_TRIP, Codes.NOT_YOUR_LEG);
        verdict.against(!leg.hasOpenDispute(), "NO_OPEN_DISPUTE");
        if (leg.dispute != null) {
            verdict.against(party && leg.dispute.byGateway != gateway, Codes.NOT_ALLOWED);
            verdict.against(!leg.dispute.hashed, MISMATCH);
        }
    }

    void apply(Act.PutEvidence act) {
        law.leg(law.trips.get(act.trip()), act.hold()).dispute.evidence = true;
    }

    void judge(Verdict verdict, Who who, long now, Act.Rule act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = find(verdict, trip, act.hold());
        if (leg == null) {
            verdict.doubt(act.hashBytes() != 32, Codes.INVALID_ARGUMENT);
            verdict.doubt(!who.is("city"), Codes.NOT_ALLOWED);
            return;
        }
        verdict.against(
                !who.is("city") || !who.msp().equals(trip.terms.cityMsp()), Codes.NOT_ALLOWED, "TERMS_OF_ANOTHER_CITY");
        verdict.against(act.hashBytes() != 32, Codes.INVALID_ARGUMENT);
        if (isRuledSo(leg.dispute, act)) {
            return; // a retry
        }
        verdict.against(law.isSettled(trip, now), Codes.TRIP_SETTLED);
        verdict.against(leg.dispute == null || !leg.hasOpenDispute(), "NO_OPEN_DISPUTE");
        Long refund = act.refund();
        if (refund != null) {
            verdict.against(!act.currency().equals(trip.booking.currency()), "CURRENCY_MISMATCH");
            verdict.against(refund < 0, Codes.INVALID_ARGUMENT);
            verdict.against(act.upheld() && refund > leg.effective(), "REFUND_TOO_HIGH");
        }
        verdict.doubt(act.upheld() && refund == null, Codes.INVALID_ARGUMENT);
        verdict.against(!act.upheld() && refund != null && refund != 0, Codes.INVALID_ARGUMENT);
        if (act.upheld()) {
            law.judgeMoneyMoment(verdict, now);
        } else {
            verdict.doubt(now < law.periods.closedUntil, Codes.PERIOD_CLOSED);
        }
    }

    void apply(long now, Act.Rule act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        if (isRuledSo(leg.dispute, act)) {
            return;
        }
        leg.dispute.ruling = act.upheld() ? "UPHELD" : "REJECTED";
        leg.dispute.ruledAt = now;
        leg.dispute.ruledRefund = refundOf(act);
        if (act.upheld() && act.refund() != null && act.refund() > 0) {
            long before = leg.effective();
            leg.refunded += act.refund();
            trip.post("RULED", now, trip.lower(leg, before, leg.effective()));
        }
    }

    void judge(Verdict verdict, Who who, Act.Purge act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = find(verdict, trip, act.hold());
        if (leg == null) {
            verdict.doubt(!who.is("city"), Codes.NOT_ALLOWED);
            return;
        }
        verdict.against(!who.is("city") || !who.msp().equals(trip.terms.cityMsp()), Codes.NOT_ALLOWED);
        verdict.against(leg.hasOpenDispute(), ILLEGAL_TRANSITION);
        verdict.doubt(leg.dispute == null, ILLEGAL_TRANSITION, "NO_OPEN_DISPUTE");
    }

    void apply(Act.Purge act) {
        LegState.Dispute dispute = law.leg(law.trips.get(act.trip()), act.hold()).dispute;
        if (dispute != null) {
            dispute.evidence = false;
        }
    }

    private static boolean isSame(LegState.Dispute dispute, Act.OpenDispute act, boolean byGateway) {
        // The evidence of a history is always the same, so its hash tells whether there was any.
        return dispute != null
                && dispute.reason == act.reason()
                && dispute.byGateway == byGateway
                && dispute.hashed == act.hashed()
                && act.hashBytes() == 32;
    }

    private static boolean isRuledSo(LegState.Dispute dispute, Act.Rule act) {
        return dispute != null
                && dispute.ruling.equals(act.upheld() ? "UPHELD" : "REJECTED")
                && dispute.ruledRefund == refundOf(act);
    }

    /** To give back nothing is to give back 0. */
    private static long refundOf(Act.Rule act) {
        return act.refund() == null ? 0 : act.refund();
    }

    private LegState find(Verdict verdict, TripState trip, String hold) {
        LegState leg = law.leg(trip, hold);
        verdict.against(trip == null, "TRIP_NOT_FOUND");
        verdict.against(trip != null && leg == null, "LEG_NOT_FOUND");
        verdict.doubt(leg == null, Codes.NOT_ALLOWED);
        return leg;
    }
}
