package org.commonway.proof.model;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proof.model.Entry.Line;

/** Booking trips. */
final class Bookings {
    private static final int MOST_LEGS = 12;
    private static final long DEAREST = 1_000_000_000_000L;
    private static final Set<Integer> ROAD_TRANSPORT = Set.of(1, 8, 9);

    private final Law law;

    Bookings(Law law) {
        this.law = law;
    }

    void judge(Verdict verdict, Who who, long now, Act.Book act) {
        verdict.against(!who.is("gateway") || who.party().isEmpty(), Codes.NOT_ALLOWED);
        if (act.many()) {
            verdict.against(act.trips().isEmpty() || act.trips().size() > 32, "TRIP_COUNT", Codes.INVALID_ARGUMENT);
            verdict.doubt(now < law.periods.closedUntil, Codes.PERIOD_CLOSED);
            verdict.doubt(law.inForce(now).isEmpty(), "NO_TERMS");
        } else {
            judgeTrip(verdict, now, act.trips().get(0));
        }
    }

    void judgeTrip(Verdict verdict, long now, Act.Booking trip) {
        law.judgeMoneyMoment(verdict, now);
        verdict.against(law.trips.containsKey(trip.trip()), "TRIP_EXISTS");
        verdict.against(trip.holds().isEmpty() || trip.holds().size() > MOST_LEGS, "LEG_COUNT");
        verdict.against(!trip.goodRiderKey(), "INVALID_KEY");
        BigInteger sum = trip.holds().stream()
                .map(hold -> BigInteger.valueOf(hold.price()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        verdict.against(!sum.equals(BigInteger.valueOf(trip.fare())), "FARE_MISMATCH");
        verdict.against(law.inForce(now).isEmpty(), "NO_TERMS");
        law.inForce(now)
                .ifPresent(terms -> verdict.against(
                        trip.commissionBps() < 0
                                || trip.commissionBps() > terms.put().ceilingBps(),
                        "COMMISSION_TOO_HIGH"));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < trip.holds().size(); i++) {
            Act.Hold hold = trip.holds().get(i);
            judgeHold(verdict, now, trip, hold);
            verdict.against(!ids.add(hold.id()), "HOLD_USED");
            verdict.against(i > 0 && hold.start() < trip.holds().get(i - 1).end(), "LEGS_OUT_OF_ORDER");
            judgeClaim(verdict, trip, i);
        }
    }

    private void judgeHold(Verdict verdict, long now, Act.Booking trip, Act.Hold hold) {
        verdict.against(!hold.trip().equals(trip.trip()), "HOLD_OF_ANOTHER_TRIP");
        verdict.against(!hold.currency().equals(trip.currency()), "CURRENCY_MISMATCH");
        verdict.against(hold.price() < 0, "NEGATIVE_PRICE");
        verdict.against(now >= hold.expires(), "HOLD_EXPIRED");
        verdict.against(
                hold.start() < 0 || hold.start() >= hold.end() || hold.mode() < 1 || hold.mode() > 9, "INVALID_HOLD");
        verdict.against(hold.price() > DEAREST, "INVALID_HOLD");
        verdict.against(!isSane(hold.conditions()), "INVALID_CONDITIONS");
        Law.Registered operator = law.operators.get(hold.operator());
        verdict.against(operator == null, "OPERATOR_NOT_FOUND");
        boolean signed = hold.flaw() != Flaw.WRONG_KEY
                && hold.flaw() != Flaw.TAMPERED
                && hold.flaw() != Flaw.WRONG_SIGNER
                && hold.flaw() != Flaw.WRONG_TYPE
                && operator != null
                && operator.entry().key() == hold.key();
        verdict.against(operator != null && !signed, "BAD_SIGNATURE");
        verdict.doubt(
                hold.flaw() == Flaw.WRONG_SIGNER || hold.flaw() == Flaw.WRONG_TYPE, "BAD_SIGNATURE", "INVALID_HOLD");
        verdict.against(hold.flaw() == Flaw.CLEAR_LEG, "LEG_IN_CLEAR");
        verdict.against(hold.flaw() == Flaw.SHORT_COMMITMENT, "INVALID_HOLD");
        verdict.against(hold.flaw() == Flaw.UNKNOWN_FIELD, "INVALID_HOLD", Codes.NOT_CANONICAL);
        if (operator != null && hold.price() >= 0) {
            law.inForce(now).ifPresent(terms -> {
                Share share = Share.of(
                        hold.price(),
                        Math.max(0, trip.commissionBps()),
                        terms.levyBps(hold.mode()),
                        hold.conditions().vatBps(),
                        debtor(hold, operator.entry(), terms));
                verdict.against(share.operator() < 0, "SPLIT_ABOVE_PRICE");
                verdict.doubt(isMoreThanAll(trip, hold, operator.entry(), terms), "SPLIT_ABOVE_PRICE");
            });
        }
    }

    /** Whether the rates alone come to more than the whole: then some amount leaves the operator less than nothing. */
    private static boolean isMoreThanAll(Act.Booking trip, Act.Hold hold, Act.Registration operator, Terms terms) {
        long taken = (long) trip.commissionBps() + Math.max(0, terms.levyBps(hold.mode()));
        long vat = debtor(hold, operator, terms) == Share.Debtor.GATEWAY
                ? hold.conditions().vatBps()
                : 0;
        return taken * (Share.BPS + vat) > (long) Share.BPS * Share.BPS;
    }

    private static boolean isSane(Act.Conditions conditions) {
        boolean order = true;
        for (int i = 1; i < conditions.tiers().size(); i++) {
            Act.Tier before = conditions.tiers().get(i - 1);
            Act.Tier tier = conditions.tiers().get(i);
            order &= tier.secondsBeforeStart() < before.secondsBeforeStart() && tier.feeBps() >= before.feeBps();
        }
        return order
                && conditions.tiers().size() <= 8
                && conditions.noShowFeeBps() <= Share.BPS
                && conditions.vatBps() <= Share.BPS / 2;
    }

    private void judgeClaim(Verdict verdict, Act.Booking trip, int leg) {
        Act.Hold hold = trip.holds().get(leg);
        if (hold.asset().isEmpty()) {
            return;
        }
        verdict.against(
                hold.claimStart() < 0
                        || hold.claimStart() >= hold.claimEnd()
                        || hold.claimEnd() - hold.claimStart() > Law.DAY
                        || hold.claimStart() > hold.start()
                        || hold.claimEnd() < hold.end(),
                "INVALID_CLAIM");
        boolean taken = trip.holds().subList(0, leg).stream().anyMatch(other -> collide(hold, other))
                || law.trips.values().stream()
                        .flatMap(other -> other.legs.stream())
                        .anyMatch(other -> !other.isResolved() && collide(hold, other.hold));
        verdict.against(taken, "ASSET_TAKEN");
        // A leg that was over after its claim was leaves the claim behind: only somebody who books the past sees it.
        boolean past = law.trips.values().stream()
                .flatMap(other -> other.legs.stream())
                .anyMatch(other ->
                        other.isResolved() && other.resolvedAt >= other.hold.claimEnd() && collide(hold, other.hold));
        verdict.doubt(past, "ASSET_TAKEN");
    }

    private static boolean collide(Act.Hold some, Act.Hold other) {
        return some.operator().equals(other.operator())
                && some.asset().equals(other.asset())
                && some.claimStart() < other.claimEnd()
                && other.claimStart() < some.claimEnd();
    }

    private static Share.Debtor debtor(Act.Hold hold, Act.Registration operator, Terms terms) {
        if (hold.conditions().vatBps() == 0) {
            return Share.Debtor.NOBODY;
        }
        if (operator.vatRegistered()) {
            return Share.Debtor.OPERATOR;
        }
        return terms.put().gatewayOwesVat() && ROAD_TRANSPORT.contains(hold.mode())
                ? Share.Debtor.GATEWAY
                : Share.Debtor.NOBODY;
    }

    void apply(Who who, long now, Act.Book act) {
        if (!act.many()) {
            applyTrip(who, now, act.trips().get(0));
        }
    }

    void applyTrip(Who who, long now, Act.Booking booking) {
        Terms terms = law.inForce(now).orElseThrow();
        TripState trip = new TripState(booking, who, terms, now);
        Map<Line, Long> postings = new TreeMap<>();
        for (Act.Hold hold : booking.holds()) {
            LegState leg = new LegState(
                    hold,
                    trip.legs.size(),
                    terms.levyBps(hold.mode()),
                    terms.levyRule(hold.mode()),
                    debtor(hold, law.operators.get(hold.operator()).entry(), terms));
            trip.legs.add(leg);
            postings = TripState.sum(postings, trip.hold(leg));
        }
        trip.post("BOOKED", now, postings);
        law.trips.put(trip.id(), trip);
    }
}
