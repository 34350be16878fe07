package org.commonway.proof.model;

import static org.commonway.proof.model.Codes.ILLEGAL_TRANSITION;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.proof.model.Act.Consent;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proof.model.Act.RideStep;
import org.commonway.proof.model.Entry.Line;

/** What becomes of booked legs: ridden, cancelled, rolled back, expired. */
final class Rides {
    private static final long LIVE = 15 * Law.MINUTE;
    private static final long EARLIEST_START = 120 * Law.MINUTE;

    private static final Map<RideStep, Set<String>> FROM = Map.of(
            RideStep.PREPARE, Set.of("NOT_STARTED"),
            RideStep.READY, Set.of("NOT_STARTED", "PREPARING"),
            RideStep.START, LegState.BEFORE_THE_RIDE,
            RideStep.PAUSE, Set.of("IN_USE"),
            RideStep.RESUME, Set.of("PAUSED", "ISSUE_REPORTED"),
            RideStep.REPORT_ISSUE, Set.of("IN_USE", "PAUSED"),
            RideStep.END, LegState.RIDING,
            RideStep.ABEND, LegState.RIDING,
            RideStep.NO_SHOW, LegState.BEFORE_THE_RIDE);

    private static final Map<RideStep, String> TO = Map.of(
            RideStep.PREPARE, "PREPARING",
            RideStep.READY, "READY_TO_USE",
            RideStep.START, "IN_USE",
            RideStep.PAUSE, "PAUSED",
            RideStep.RESUME, "IN_USE",
            RideStep.REPORT_ISSUE, "ISSUE_REPORTED",
            RideStep.END, "ENDED",
            RideStep.ABEND, "ABENDED",
            RideStep.NO_SHOW, "CANCELLED");

    private final Law law;

    Rides(Law law) {
        this.law = law;
    }

    void judge(Verdict verdict, Who who, long now, Act.LegEvent act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        verdict.against(trip == null, "TRIP_NOT_FOUND");
        verdict.against(trip != null && leg == null, "LEG_NOT_FOUND");
        if (trip == null || leg == null) {
            verdict.doubt(true, Codes.NOT_ALLOWED, "BAD_SIGNATURE", "INVALID_EVENT");
            return;
        }
        verdict.against(!law.actsFor(who, leg.hold.operator()), Codes.NOT_ALLOWED, Codes.NOT_YOUR_LEG);
        judgeSignature(verdict, act, leg);

        if (isRepeat(act, leg)) {
            // A retry answers what stands, whatever else has become wrong with it since.
            verdict.doubts()
                    .addAll(Set.of(
                            Codes.TRIP_SETTLED, Codes.PERIOD_CLOSED, "EVENT_TIME", "INVALID_CHARGE", "NO_CONSENT"));
            return;
        }
        verdict.against(law.isSettled(trip, now), Codes.TRIP_SETTLED);
        verdict.against(!FROM.get(act.step()).contains(leg.status), ILLEGAL_TRANSITION);
        judgeTimes(verdict, now, act, trip, leg);
        verdict.against(act.step() == RideStep.START && act.consent() != Consent.GOOD, "NO_CONSENT");
        judgeCharge(verdict, act, trip, leg);
        if (act.step() == RideStep.END || act.step() == RideStep.ABEND || act.step() == RideStep.NO_SHOW) {
            law.judgeMoneyMoment(verdict, now);
        }
        verdict.doubt(now < law.periods.closedUntil, Codes.PERIOD_CLOSED);
    }

    private void judgeSignature(Verdict verdict, Act.LegEvent act, LegState leg) {
        Law.Registered operator = law.operators.get(leg.hold.operator());
        boolean signed = act.flaw() == Flaw.NONE && operator.entry().key() == act.key();
        verdict.against(act.flaw() != Flaw.UNKNOWN_FIELD && !signed, "BAD_SIGNATURE");
        verdict.doubt(act.flaw() != Flaw.NONE, "INVALID_EVENT", Codes.INVALID_ARGUMENT, Codes.NOT_CANONICAL);
        verdict.against(act.flaw() == Flaw.UNKNOWN_FIELD, "INVALID_EVENT", Codes.NOT_CANONICAL);
        verdict.against(!act.operator().equals(leg.hold.operator()), "INVALID_EVENT", Codes.NOT_YOUR_LEG);
    }

    private static void judgeTimes(Verdict verdict, long now, Act.LegEvent act, TripState trip, LegState leg) {
        boolean live = Math.abs(act.at() - now) <= LIVE;
        boolean mayBeLate = act.step() == RideStep.END || act.step() == RideStep.START;
        verdict.against(now > leg.reportUntil(), "TOO_LATE");
        verdict.against(act.at() > now + LIVE || (!live && !mayBeLate), "EVENT_TIME");
        verdict.against(act.at() < trip.bookedAt || act.at() < leg.lastAt, "EVENT_TIME");
        verdict.against(act.step() == RideStep.START && act.at() < leg.hold.start() - EARLIEST_START, "TOO_EARLY");
        if (act.step() == RideStep.NO_SHOW) {
            // Whatever the operator's clock says: nobody has failed to come before the ledger's time says so too.
            long earliest = leg.hold.start() + leg.hold.conditions().noShowAfterSeconds() * 1000L;
            verdict.against(now < earliest || act.at() < earliest, "TOO_EARLY");
        }
    }

    private static boolean isRepeat(Act.LegEvent act, LegState leg) {
        if (act.step() == RideStep.START) {
            return leg.startedAt != null && leg.startedAt == act.at();
        }
        long charge = act.charge() == null ? leg.hold.price() : act.charge();
        return act.step() == leg.lastStep
                && act.at() == leg.lastAt
                && (act.step() != RideStep.END || Long.valueOf(charge).equals(leg.charged));
    }

    private static void judgeCharge(Verdict verdict, Act.LegEvent act, TripState trip, LegState leg) {
        Long charge = act.charge();
        boolean right;
        if (act.step() != RideStep.END) {
            right = charge == null;
        } else if (leg.hold.conditions().metered()) {
            right = charge != null && charge >= 0 && charge <= leg.hold.price();
        } else {
            right = charge == null || charge == leg.hold.price();
        }
        boolean sameCurrency = charge == null || act.currency().equals(trip.booking.currency());
        boolean aboveCap = charge != null && charge > leg.hold.price();
        verdict.against(!right && !aboveCap, "INVALID_CHARGE");
        verdict.against(!right && aboveCap, "CHARGE_ABOVE_CAP", "INVALID_CHARGE");
        verdict.against(!sameCurrency, "CURRENCY_MISMATCH");
    }

    void apply(long now, Act.LegEvent act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        if (isRepeat(act, leg)) {
            return;
        }
        leg.status = TO.get(act.step());
        leg.lastStep = act.step();
        leg.lastAt = act.at();
        if (act.step() == RideStep.START) {
            leg.startedAt = act.at();
        }
        switch (act.step()) {
            case END -> finish(trip, leg, "ENDED", now, act.charge() == null ? leg.hold.price() : act.charge());
            case ABEND -> {
                leg.cause = "OPERATOR";
                finish(trip, leg, "ABENDED", now, 0);
            }
            case NO_SHOW -> {
                leg.cause = "NO_SHOW";
                long fee = Share.part(leg.hold.price(), leg.hold.conditions().noShowFeeBps());
                finish(trip, leg, "NO_SHOW", now, fee);
            }
            default -> {
                // no money yet
            }
        }
        leg.endedAt = act.at();
    }

    private static void finish(TripState trip, LegState leg, String reason, long now, long charged) {
        leg.charged = charged;
        leg.resolvedAt = now;
        trip.post(reason, now, trip.resolve(leg, charged));
    }

    void judge(Verdict verdict, Who who, long now, Act.Cancel act) {
        TripState trip = law.trips.get(act.trip());
        verdict.against(trip == null, "TRIP_NOT_FOUND");
        if (trip == null) {
            verdict.doubt(!who.is("gateway") && !who.is("operator") && !who.is("cooperative"), Codes.NOT_ALLOWED);
            return;
        }
        LegState leg = law.leg(trip, act.hold());
        verdict.against(!act.hold().isEmpty() && leg == null, "LEG_NOT_FOUND");
        boolean itsGateway = who.equals(trip.gateway);
        boolean itsOperator = leg != null && law.actsFor(who, leg.hold.operator());
        verdict.against(!itsGateway && !itsOperator, Codes.NOT_ALLOWED, Codes.NOT_YOUR_TRIP, Codes.NOT_YOUR_LEG);
        boolean changes = trip.legs.stream().anyMatch(some -> isMeant(act, some) && !some.isResolved());
        judgeChange(verdict, trip, now, changes);
        if (act.hold().isEmpty()) {
            verdict.against(!itsGateway, Codes.NOT_ALLOWED, Codes.NOT_YOUR_TRIP, Codes.NOT_YOUR_LEG);
            verdict.against(
                    !trip.status().equals("CONFIRMED") && !trip.status().equals("CANCELLED"), ILLEGAL_TRANSITION);
        } else if (leg != null) {
            boolean again = isCancelledBy(leg, itsGateway);
            verdict.against(!again && !LegState.BEFORE_THE_RIDE.contains(leg.status), ILLEGAL_TRANSITION);
        }
        boolean late = trip.legs.stream()
                .anyMatch(some -> isMeant(act, some) && !some.isResolved() && now > some.reportUntil());
        verdict.against(late && itsGateway, "TOO_LATE");
    }

    private static boolean isCancelledBy(LegState leg, boolean gateway) {
        return leg.status.equals("CANCELLED") && leg.cause.equals(gateway ? "RIDER" : "OPERATOR");
    }

    private static boolean isMeant(Act.Cancel act, LegState leg) {
        return act.hold().isEmpty() || leg.hold.id().equals(act.hold());
    }

    void apply(Who who, long now, Act.Cancel act) {
        TripState trip = law.trips.get(act.trip());
        boolean byRider = who.equals(trip.gateway);
        Map<Line, Long> postings = new TreeMap<>();
        boolean changed = false;
        for (LegState leg : trip.legs) {
            if (!isMeant(act, leg) || leg.isResolved()) {
                continue;
            }
            changed = true;
            leg.charged = byRider ? cancellationFee(leg.hold, now) : 0L;
            postings = TripState.sum(postings, trip.resolve(leg, leg.charged));
            if (!byRider) {
                leg.compensated =
                        Share.part(leg.hold.price(), leg.hold.conditions().operatorCancelBps());
                postings = TripState.sum(postings, trip.compensate(leg, leg.compensated));
            }
            close(leg, "CANCELLED", byRider ? "RIDER" : "OPERATOR", now);
        }
        if (changed) {
            trip.post("CANCELLED", now, postings);
        }
    }

    private static long cancellationFee(Act.Hold hold, long now) {
        long left = hold.start() - now;
        if (hold.conditions().tiers().isEmpty()) {
            return left > 0 ? 0 : hold.price();
        }
        for (Act.Tier tier : hold.conditions().tiers()) {
            if (tier.secondsBeforeStart() * 1000L <= left) {
                return Share.part(hold.price(), tier.feeBps());
            }
        }
        return hold.price();
    }

    private static void close(LegState leg, String status, String cause, long now) {
        leg.status = status;
        leg.cause = cause;
        leg.endedAt = now;
        leg.resolvedAt = now;
        leg.lastStep = null;
        leg.lastAt = now;
    }

    void judge(Verdict verdict, Who who, long now, Act.Rollback act) {
        TripState trip = law.trips.get(act.trip());
        verdict.against(trip == null, "TRIP_NOT_FOUND");
        if (trip == null) {
            verdict.doubt(!who.is("gateway"), Codes.NOT_ALLOWED);
            return;
        }
        verdict.against(!who.equals(trip.gateway), Codes.NOT_ALLOWED, Codes.NOT_YOUR_TRIP);
        if (trip.rolledBack) {
            return; // a retry
        }
        judgeChange(verdict, trip, now, true);
        verdict.against(trip.legs.stream().anyMatch(leg -> !leg.status.equals("NOT_STARTED")), ILLEGAL_TRANSITION);
        long seconds = trip.legs.stream()
                .mapToLong(leg -> leg.hold.conditions().rollbackSeconds())
                .min()
                .orElseThrow();
        verdict.against(
                now >= trip.bookedAt + seconds * 1000L
                        || now >= trip.legs.get(0).hold.start(),
                "TOO_LATE");
    }

    /** What every change of a trip needs; one that changes nothing, for it has happened, needs nothing. */
    private void judgeChange(Verdict verdict, TripState trip, long now, boolean changes) {
        verdict.against(changes && law.isSettled(trip, now), Codes.TRIP_SETTLED);
        verdict.against(changes && now < law.periods.closedUntil, Codes.PERIOD_CLOSED);
    }

    void apply(long now, Act.Rollback act) {
        TripState trip = law.trips.get(act.trip());
        if (trip.rolledBack) {
            return;
        }
        Map<Line, Long> postings = new TreeMap<>();
        for (LegState leg : trip.legs) {
            leg.charged = 0L;
            postings = TripState.sum(postings, trip.resolve(leg, 0));
            close(leg, "CANCELLED", "ROLLBACK", now);
        }
        trip.rolledBack = true;
        trip.post("ROLLED_BACK", now, postings);
    }

    void judge(Verdict verdict, long now, Act.Expire act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        verdict.against(trip == null, "TRIP_NOT_FOUND");
        verdict.against(trip != null && leg == null, "LEG_NOT_FOUND");
        if (trip == null || leg == null) {
            return;
        }
        if (leg.cause.equals("EXPIRED")) {
            return; // a retry
        }
        judgeChange(verdict, trip, now, true);
        verdict.against(leg.isResolved(), ILLEGAL_TRANSITION);
        verdict.against(now <= leg.reportUntil(), "TOO_EARLY");
    }

    void apply(long now, Act.Expire act) {
        TripState trip = law.trips.get(act.trip());
        LegState leg = law.leg(trip, act.hold());
        if (leg.cause.equals("EXPIRED")) {
            return;
        }
        boolean started = LegState.RIDING.contains(leg.status);
        leg.charged = 0L;
        Map<Line, Long> postings = trip.resolve(leg, 0);
        close(leg, started ? "ABENDED" : "CANCELLED", "EXPIRED", now);
        trip.post("EXPIRED", now, postings);
    }
}
