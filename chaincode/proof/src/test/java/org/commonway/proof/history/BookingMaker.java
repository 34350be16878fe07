package org.commonway.proof.history;

import java.util.ArrayList;
import java.util.List;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Booking;
import org.commonway.proof.model.Act.Conditions;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proof.model.Act.Hold;
import org.commonway.proof.model.Act.Tier;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.Who;

/** Makes bookings: mostly good ones, now and then with something wrong. */
final class BookingMaker {
    private static final long MINUTE = 60_000;

    private final Dice dice;

    BookingMaker(Dice dice) {
        this.dice = dice;
    }

    Act.Book one(Law law, long now) {
        return new Act.Book(List.of(booking(law, now)), false);
    }

    Act.Book many(Law law, long now) {
        List<Booking> trips = new ArrayList<>();
        int count = dice.chance(3) ? dice.of(0, 33) : 1 + dice.below(4);
        for (int i = 0; i < count; i++) {
            trips.add(dice.chance(5) && !trips.isEmpty() ? dice.of(trips) : booking(law, now));
        }
        return new Act.Book(trips, true);
    }

    /** Many small trips at once, nothing wrong with any: for a journal of some length. */
    Act.Book plain(Law law, long now, int count) {
        List<Booking> trips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String trip = dice.id();
            Hold hold = hold(
                    law,
                    now,
                    trip,
                    "EUR",
                    now + 10 * MINUTE,
                    dice.of(Cast.OPERATORS).party(),
                    Flaw.NONE);
            Hold bare = without(hold, Conditions.NONE, dice.between(1, 900));
            trips.add(new Booking(trip, List.of(bare), bare.price(), "EUR", 0, true));
        }
        return new Act.Book(trips, true);
    }

    private static Hold without(Hold hold, Conditions conditions, long price) {
        return new Hold(
                hold.id(),
                hold.trip(),
                hold.operator(),
                price,
                hold.currency(),
                hold.start(),
                hold.start(),
                hold.end(),
                3,
                "",
                0,
                0,
                conditions,
                hold.key(),
                Flaw.NONE);
    }

    private Booking booking(Law law, long now) {
        String trip = dice.chance(3) && !law.trips.isEmpty() ? dice.of(List.copyOf(law.trips.keySet())) : dice.id();
        String currency = dice.chance(60) ? "EUR" : dice.of("JPY", "KWD");
        int legs = dice.chance(3) ? dice.of(0, 12, 13) : dice.of(1, 1, 1, 2, 2, 3);
        long start = now + dice.of(-5L, 1L, 4L, 10L, 30L, 60L, 100L, 125L, 200L, 1500L) * MINUTE;
        List<Hold> holds = new ArrayList<>();
        long fare = 0;
        for (int i = 0; i < legs; i++) {
            String operator = dice.of(Cast.OPERATORS).party();
            String holdTrip = dice.chance(1) ? dice.id() : trip;
            String holdCurrency = dice.chance(1) ? "USD" : currency;
            Hold hold = hold(law, now, holdTrip, holdCurrency, start, operator, flaw());
            if (dice.chance(2) && i > 0) {
                hold = holds.get(0);
            }
            holds.add(hold);
            fare += hold.price();
            start = hold.end() + dice.of(0L, 0L, 1L, MINUTE, -1L * (dice.chance(4) ? 1 : 0));
        }
        long asked = dice.chance(2) ? fare + dice.of(-1, 1) : fare;
        return new Booking(trip, holds, asked, currency, commission(law, now), !dice.chance(1));
    }

    private int commission(Law law, long now) {
        int ceiling = law.inForce(now).map(terms -> terms.put().ceilingBps()).orElse(100);
        if (dice.chance(10)) {
            return dice.of(ceiling + 1, -1, ceiling, ceiling);
        }
        return (int) dice.between(0, ceiling);
    }

    private Flaw flaw() {
        return dice.chance(5) ? dice.of(Flaw.values()) : Flaw.NONE;
    }

    private Hold hold(Law law, long now, String trip, String currency, long earliest, String operator, Flaw flaw) {
        long start = earliest;
        long end = start + dice.between(3, 40) * MINUTE + dice.below(2);
        boolean claimed = operator.equals("bikes") || operator.equals("cab") || dice.chance(10);
        String asset = claimed ? dice.of("b1", "b2", "b3") : "";
        long claimStart = start - (dice.chance(30) ? MINUTE : 0);
        long claimEnd = end + (dice.chance(30) ? MINUTE : 0);
        if (claimed && dice.chance(35)) {
            // Right behind, or just into, the claim of another.
            Long edge = endOfClaim(law, operator, asset);
            if (edge != null && edge > now) {
                long length = end - start;
                claimStart = edge - dice.of(0, 0, 1);
                start = claimStart;
                end = start + length;
                claimEnd = end;
            }
        }
        if (dice.chance(1)) {
            claimEnd = dice.of(end - 1, claimStart, claimStart + 86_400_001);
        }
        Law.Registered registered = law.operators.get(operator);
        int key = registered == null ? 5 : registered.entry().key();
        long expires = now + (dice.chance(6) ? dice.of(-1, 0, 0, 1) : dice.between(1, 120_000));
        int mode = dice.chance(1) ? 0 : operator.equals("bikes") ? dice.of(6, 7) : dice.of(1, 2, 3, 4, 5, 8, 9);
        long price = price();
        return new Hold(
                dice.id(),
                trip,
                operator,
                price,
                currency,
                Math.max(0, expires),
                start,
                end,
                mode,
                asset,
                claimStart,
                claimEnd,
                conditions(),
                key,
                flaw);
    }

    private static Long endOfClaim(Law law, String operator, String asset) {
        Long end = null;
        for (var trip : law.trips.values()) {
            for (LegState leg : trip.legs) {
                if (!leg.isResolved()
                        && leg.hold.operator().equals(operator)
                        && leg.hold.asset().equals(asset)) {
                    end = leg.hold.claimEnd();
                }
            }
        }
        return end;
    }

    private long price() {
        int kind = dice.below(100);
        if (kind < 4) {
            return 0;
        } else if (kind < 5) {
            return -1;
        } else if (kind < 25) {
            return dice.between(1, 20);
        } else if (kind < 92) {
            return dice.between(20, 5000);
        }
        return dice.chance(5) ? 1_000_000_000_001L : dice.between(1_000_000, 1_000_000_000_000L);
    }

    private Conditions conditions() {
        if (dice.chance(15)) {
            return Conditions.NONE;
        }
        List<Tier> tiers = new ArrayList<>();
        int seconds = dice.of(7200, 5400, 3600);
        int fee = dice.below(2000);
        int count = dice.chance(1) ? 9 : dice.below(4);
        for (int i = 0; i < count; i++) {
            tiers.add(new Tier(seconds, fee));
            seconds -= dice.chance(1) ? -60 : dice.of(600, 1200, 1800, 300);
            fee = Math.min(10_000, fee + dice.below(4000));
            if (seconds < 0) {
                break;
            }
        }
        return new Conditions(
                dice.chance(40),
                dice.of(0, 30, 60, 300),
                tiers,
                dice.of(0, 60, 300, 900),
                dice.chance(1) ? 10_001 : dice.of(0, 3333, 5000, 10_000),
                dice.of(0, 2500, 10_000),
                dice.of(0, 60, 1800, 7200),
                dice.chance(1) ? 5001 : dice.of(0, 600, 1300, 2300));
    }

    /** A gateway that may book, or once in a while somebody who may not. */
    Who caller() {
        return dice.chance(4) ? dice.of(Cast.EVERYBODY) : dice.of(Cast.GATEWAYS);
    }
}
