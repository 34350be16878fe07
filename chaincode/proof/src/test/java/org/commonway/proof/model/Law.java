package org.commonway.proof.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that stands on the ledger, and what may be done to it. */
public final class Law {
    static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;

    /** An operator as registered. */
    public record Registered(Act.Registration entry, String msp, long at) {}

    public final Map<String, Registered> operators = new TreeMap<>();
    public final List<Terms> terms = new ArrayList<>();
    public final Map<String, TripState> trips = new LinkedHashMap<>();
    int firstKept = 1;
    public final Periods periods = new Periods(this);

    private final Registry registry = new Registry(this);
    private final Bookings bookings = new Bookings(this);
    private final Rides rides = new Rides(this);
    private final Repairs repairs = new Repairs(this);

    /** What the law says of this call; changes nothing. Of a BookMany: of the call as a whole. */
    public Verdict judge(Step step) {
        Verdict verdict = Verdict.open();
        Who who = step.who();
        long now = step.now();
        if (step.act() instanceof Act.Register act) {
            registry.judge(verdict, who, act.operator());
        } else if (step.act() instanceof Act.PutTerms act) {
            registry.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Book act) {
            bookings.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Rollback act) {
            rides.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Cancel act) {
            rides.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.LegEvent act) {
            rides.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Expire act) {
            rides.judge(verdict, now, act);
        } else if (step.act() instanceof Act.Repay act) {
            repairs.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.OpenDispute act) {
            repairs.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.PutEvidence act) {
            repairs.judge(verdict, who, act);
        } else if (step.act() instanceof Act.Rule act) {
            repairs.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Purge act) {
            repairs.judge(verdict, who, act);
        } else if (step.act() instanceof Act.Begin act) {
            periods.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Net act) {
            periods.judge(verdict, who, now, act);
        } else if (step.act() instanceof Act.Noise) {
            verdict.against(true, Codes.NOISE);
        }
        return verdict;
    }

    /** Does what was judged acceptable. */
    public void apply(Step step) {
        Who who = step.who();
        long now = step.now();
        if (step.act() instanceof Act.Register act) {
            registry.apply(who, now, act.operator());
        } else if (step.act() instanceof Act.PutTerms act) {
            registry.apply(who, now, act);
        } else if (step.act() instanceof Act.Book act) {
            bookings.apply(who, now, act);
        } else if (step.act() instanceof Act.Rollback act) {
            rides.apply(now, act);
        } else if (step.act() instanceof Act.Cancel act) {
            rides.apply(who, now, act);
        } else if (step.act() instanceof Act.LegEvent act) {
            rides.apply(now, act);
        } else if (step.act() instanceof Act.Expire act) {
            rides.apply(now, act);
        } else if (step.act() instanceof Act.Repay act) {
            repairs.apply(now, act);
        } else if (step.act() instanceof Act.OpenDispute act) {
            repairs.apply(who, now, act);
        } else if (step.act() instanceof Act.PutEvidence act) {
            repairs.apply(act);
        } else if (step.act() instanceof Act.Rule act) {
            repairs.apply(now, act);
        } else if (step.act() instanceof Act.Purge act) {
            repairs.apply(act);
        } else if (step.act() instanceof Act.Begin act) {
            periods.apply(act);
        }
    }

    /** What the law says of one trip of a booking. */
    public Verdict judgeTrip(Who who, long now, Act.Booking trip) {
        Verdict verdict = Verdict.open();
        bookings.judgeTrip(verdict, now, trip);
        return verdict;
    }

    /** Books one trip of several. */
    public void applyTrip(Who who, long now, Act.Booking trip) {
        bookings.applyTrip(who, now, trip);
    }

    /** The terms in force at this moment. */
    public Optional<Terms> inForce(long now) {
        Terms found = null;
        for (Terms version : terms) {
            // The schedule forgets what was no longer in force when the last version was put.
            if (version.validFrom() <= now && version.version() >= firstKept) {
                found = version;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether this caller may speak for this operator. */
    boolean actsFor(Who who, @Nullable String operator) {
        Registered registered = operators.get(operator);
        if (registered == null || !registered.msp().equals(who.msp())) {
            return false;
        }
        return (who.is("operator") && who.party().equals(operator))
                || (who.is("cooperative")
                        && !who.party().isEmpty()
                        && who.party().equals(registered.entry().cooperative()));
    }

    /** The leg of this hold; null when there is none. */
    @Nullable
    LegState leg(@Nullable TripState trip, String hold) {
        return trip == null
                ? null
                : trip.legs.stream()
                        .filter(leg -> leg.hold.id().equals(hold))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether nothing may change this trip any more. */
    public boolean isSettled(TripState trip, long now) {
        return trip.lastEntryAt() < periods.closedUntil
                && trip.legs.stream().allMatch(LegState::isResolved)
                && trip.legs.stream().noneMatch(LegState::hasOpenDispute)
                && now >= trip.disputableUntil();
    }

    /** What every change of a trip that writes money needs. */
    void judgeMoneyMoment(Verdict verdict, long now) {
        verdict.against(now < periods.closedUntil, Codes.PERIOD_CLOSED);
    }
}
