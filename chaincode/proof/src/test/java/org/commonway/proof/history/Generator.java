package org.commonway.proof.history;

import java.util.ArrayList;
import java.util.List;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Consent;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proof.model.Act.LevyRule;
import org.commonway.proof.model.Act.Registration;
import org.commonway.proof.model.Act.RideStep;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.Step;
import org.commonway.proof.model.TripState;
import org.commonway.proof.model.Who;
import org.jspecify.annotations.Nullable;

/** Makes the moves of a history, one after the other, from a seed and from what stands on the ledger so far. */
public final class Generator {
    private static final long MINUTE = 60_000;

    private final Dice dice;
    private final Clockwork clock;
    private final BookingMaker bookings;
    private final DisputeMaker disputes;
    private int made;
    private @Nullable TripState focus;

    public Generator(long seed) {
        this.dice = new Dice(seed);
        this.clock = new Clockwork(dice);
        this.bookings = new BookingMaker(dice);
        this.disputes = new DisputeMaker(dice);
    }

    /** The next move. */
    public Move next(Law law) {
        int opening = made++;
        if (opening < Cast.ENTRIES.size()) {
            return alone(Cast.OPERATORS.get(opening), new Act.Register(Cast.ENTRIES.get(opening)));
        } else if (opening == Cast.ENTRIES.size()) {
            return alone(
                    Cast.CITY, new Act.PutTerms(1500, 250, null, List.of(new LevyRule("r-rail", 4, -500)), 1, true));
        }
        long now = clock.advance(law);
        focus = null;
        if (dice.chance(12)) {
            focus = pick(law);
            return new Move(step(law, now), step(law, dice.chance(80) ? now : now + 1));
        }
        return new Move(step(law, now), null);
    }

    /** The time that the history has come to. */
    public long now() {
        return clock.now();
    }

    private Move alone(Who who, Act act) {
        return new Move(new Step(who, clock.now(), act), null);
    }

    /** Moves that make a journal of many entries and settle it in steps. */
    public List<Move> settlement(Law law, int bookings) {
        List<Move> moves = new ArrayList<>();
        long now = clock.advance(law);
        for (int i = 0; i < bookings; i++) {
            moves.add(new Move(new Step(Cast.GATEWAYS.get(0), now + i, this.bookings.plain(law, now + i, 32)), null));
        }
        long end = now + bookings + 31 * MINUTE;
        moves.add(new Move(new Step(Cast.CITY, end, new Act.Begin(end - 30 * MINUTE)), null));
        return moves;
    }

    private Step step(Law law, long now) {
        int kind = dice.below(100);
        if (law.trips.isEmpty() || kind < 15) {
            return new Step(bookings.caller(), now, bookings.one(law, now));
        } else if (kind < 18) {
            return new Step(bookings.caller(), now, bookings.many(law, now));
        } else if (kind < 52) {
            return ride(law, now);
        } else if (kind < 60) {
            return cancel(law, now);
        } else if (kind < 64) {
            TripState trip = pick(law);
            return new Step(gatewayOf(trip), now, new Act.Rollback(trip.id()));
        } else if (kind < 69) {
            return legAct(law, now, dice.of(Cast.EVERYBODY), Act.Expire::new);
        } else if (kind < 77) {
            return repay(law, now);
        } else if (kind < 86) {
            return dispute(law, now);
        } else if (kind < 90) {
            return settle(law, now);
        } else if (kind < 94) {
            return new Step(dice.chance(85) ? Cast.CITY : dice.of(Cast.EVERYBODY), now, terms(now));
        } else if (kind < 97) {
            return register(now);
        }
        return noise(law, now);
    }

    private interface OfLeg {
        Act make(String trip, String hold);
    }

    private Step legAct(Law law, long now, Who who, OfLeg act) {
        TripState trip = pick(law);
        return new Step(who, now, act.make(trip.id(), holdOf(leg(trip))));
    }

    /** A recent trip, or the one that this move is about. */
    private TripState pick(Law law) {
        if (focus != null) {
            return focus;
        }
        List<TripState> trips = new ArrayList<>(law.trips.values());
        if (trips.isEmpty()) {
            return null;
        }
        if (dice.chance(10)) {
            return dice.of(trips);
        }
        List<TripState> recent = trips.subList(Math.max(0, trips.size() - 8), trips.size());
        List<TripState> open = recent.stream()
                .filter(trip -> trip.legs.stream().anyMatch(leg -> !leg.isResolved()))
                .toList();
        return dice.of(dice.chance(65) && !open.isEmpty() ? open : recent);
    }

    /** A trip of which something was charged, if there is any. */
    private TripState pickCharged(Law law) {
        if (focus != null || dice.chance(15)) {
            return pick(law);
        }
        List<TripState> paid = law.trips.values().stream()
                .filter(trip -> trip.legs.stream().anyMatch(leg -> leg.effective() > 0))
                .toList();
        return paid.isEmpty() ? pick(law) : paid.get(Math.max(0, paid.size() - 1 - dice.below(3)));
    }

    private LegState charged(TripState trip) {
        List<LegState> paid =
                trip.legs.stream().filter(leg -> leg.effective() > 0).toList();
        return paid.isEmpty() || dice.chance(10) ? dice.of(trip.legs) : dice.of(paid);
    }

    private LegState leg(TripState trip) {
        List<LegState> open =
                trip.legs.stream().filter(leg -> !leg.isResolved()).toList();
        return dice.chance(80) && !open.isEmpty() ? open.get(0) : dice.of(trip.legs);
    }

    private String holdOf(LegState leg) {
        return dice.chance(2) ? dice.id() : leg.hold.id();
    }

    private Who operatorOf(LegState leg) {
        if (dice.chance(6)) {
            return dice.of(Cast.EVERYBODY);
        }
        boolean solo = leg.hold.operator().equals("cab") || leg.hold.operator().equals("bikes");
        return solo && dice.chance(25)
                ? Cast.SOLO
                : Cast.OPERATORS.stream()
                        .filter(who -> who.party().equals(leg.hold.operator()))
                        .findFirst()
                        .orElseThrow();
    }

    private Who gatewayOf(TripState trip) {
        if (dice.chance(5)) {
            // Somebody of the same name, for whom another organisation vouches.
            return new Who(dice.of(Cast.CITY_MSP, Cast.TRANSIT, Cast.COOP), "gateway", trip.gateway.party());
        }
        return dice.chance(6) ? dice.of(Cast.EVERYBODY) : trip.gateway;
    }

    private Step ride(Law law, long now) {
        TripState trip = pick(law);
        LegState leg = leg(trip);
        RideStep step = dice.chance(85) ? likely(leg, now) : dice.of(RideStep.values());
        long at = dice.chance(85)
                ? now
                : now + dice.of(-15 * MINUTE, -15 * MINUTE - 1, 15 * MINUTE, 15 * MINUTE + 1, -MINUTE, -40 * MINUTE);
        long noShowFrom = leg.hold.start() + leg.hold.conditions().noShowAfterSeconds() * 1000L;
        if (step == RideStep.NO_SHOW && now < noShowFrom && dice.chance(60)) {
            at = noShowFrom; // as if its clock were fast
        }
        Long charge = step == RideStep.END && leg.hold.conditions().metered() ? charge(leg) : null;
        if (dice.chance(3)) {
            charge = dice.of(leg.hold.price(), leg.hold.price() + 1, 0L, -1L);
        }
        String operator = dice.chance(2) ? dice.of(Cast.OPERATORS).party() : leg.hold.operator();
        return new Step(
                operatorOf(leg),
                now,
                new Act.LegEvent(
                        trip.id(),
                        holdOf(leg),
                        operator,
                        step,
                        Math.max(0, at),
                        charge,
                        dice.chance(1) ? "USD" : trip.booking.currency(),
                        law.operators.get(leg.hold.operator()).entry().key(),
                        dice.chance(4)
                                ? dice.of(
                                        Flaw.WRONG_KEY,
                                        Flaw.TAMPERED,
                                        Flaw.WRONG_SIGNER,
                                        Flaw.WRONG_TYPE,
                                        Flaw.UNKNOWN_FIELD)
                                : Flaw.NONE,
                        dice.chance(8) ? dice.of(Consent.values()) : dice.of(Consent.GOOD, 96, Consent.WRONG_KEY)));
    }

    private Long charge(LegState leg) {
        return dice.chance(15)
                ? dice.of(leg.hold.price() + 1, leg.hold.price() + 1, -1L, leg.hold.price())
                : Long.valueOf(dice.between(0, Math.max(0, leg.hold.price())));
    }

    private RideStep likely(LegState leg, long now) {
        return switch (leg.status) {
            case "NOT_STARTED", "PREPARING", "READY_TO_USE" ->
                now > leg.hold.start()
                        ? dice.of(RideStep.NO_SHOW, RideStep.START, RideStep.START)
                        : dice.of(RideStep.PREPARE, RideStep.READY, RideStep.START, RideStep.START, RideStep.NO_SHOW);
            case "IN_USE" -> dice.of(RideStep.PAUSE, RideStep.REPORT_ISSUE, RideStep.END, RideStep.END, RideStep.ABEND);
            default -> dice.of(RideStep.RESUME, RideStep.END, RideStep.ABEND);
        };
    }

    private Step cancel(Law law, long now) {
        TripState trip = pick(law);
        LegState leg = leg(trip);
        if (dice.chance(35)) {
            return new Step(operatorOf(leg), now, new Act.Cancel(trip.id(), holdOf(leg)));
        }
        return new Step(gatewayOf(trip), now, new Act.Cancel(trip.id(), dice.chance(50) ? "" : holdOf(leg)));
    }

    private Step repay(Law law, long now) {
        TripState trip = pickCharged(law);
        LegState leg = charged(trip);
        boolean refund = dice.chance(60);
        long most = refund ? leg.effective() : Math.max(0, 2 * leg.hold.price() - leg.compensated);
        long charged = leg.charged == null ? 1 : leg.charged;
        long whole = refund ? charged : 2 * leg.hold.price();
        long amount = dice.chance(40)
                ? dice.of(most, most, most + 1, 0L, -1L, whole, whole)
                : dice.between(0, Math.max(1, most));
        return new Step(
                operatorOf(leg),
                now,
                new Act.Repay(
                        refund, trip.id(), holdOf(leg), amount, dice.chance(2) ? "USD" : trip.booking.currency()));
    }

    private Step dispute(Law law, long now) {
        List<TripState> disputed = law.trips.values().stream()
                .filter(one -> one.legs.stream().anyMatch(leg -> leg.dispute != null))
                .toList();
        TripState trip = focus == null && !disputed.isEmpty() && dice.chance(50) ? dice.of(disputed) : pickCharged(law);
        LegState leg = trip.legs.stream()
                .filter(one -> one.dispute != null && dice.chance(70))
                .findFirst()
                .orElseGet(() -> charged(trip));
        return disputes.step(
                new DisputeMaker.Case(trip, leg, holdOf(leg), () -> gatewayOf(trip), () -> operatorOf(leg)), now);
    }

    private Step settle(Law law, long now) {
        Who who = dice.chance(85) ? Cast.CITY : dice.of(Cast.EVERYBODY);
        if (law.periods.isOpen ? dice.chance(85) : dice.chance(15)) {
            int number = dice.chance(10) ? dice.below(4) : law.periods.all.size();
            return new Step(who, now, new Act.Net(number));
        }
        long latest = now - 30 * MINUTE;
        long until = dice.chance(20)
                ? dice.of(latest + 1, latest, law.periods.closedUntil, law.periods.closedUntil - 1)
                : latest - dice.between(0, 10 * MINUTE);
        return new Step(who, now, new Act.Begin(Math.max(1, until)));
    }

    private Act terms(long now) {
        List<LevyRule> rules = new ArrayList<>();
        for (int mode = 1; mode <= 9; mode++) {
            if (dice.chance(25)) {
                rules.add(new LevyRule("r" + mode, mode, (int) dice.between(-1500, 1500)));
            }
        }
        if (dice.chance(2)) {
            rules.add(new LevyRule("again", 4, 1));
            rules.add(new LevyRule("again", 4, 2));
        }
        Long from =
                dice.chance(50) ? null : Long.valueOf(now + dice.of(-1L, 0L, 1000L, MINUTE, 10 * MINUTE, 60 * MINUTE));
        int ceiling = dice.chance(5) ? dice.of(-1, 10_001, 9_000, 10_000) : (int) dice.between(0, 3000);
        int levy = dice.chance(5) ? dice.of(-1, 10_001, 1_000) : (int) dice.between(0, 900);
        return new Act.PutTerms(
                ceiling, levy, from, rules, dice.chance(3) ? dice.of(-1, 91) : dice.below(3), dice.chance(60));
    }

    private Step register(long now) {
        int which = dice.below(Cast.ENTRIES.size());
        Registration entry = Cast.ENTRIES.get(which);
        int key = dice.chance(40) ? entry.key() : dice.below(Keys.OPERATOR_KEYS);
        String cooperative = dice.chance(80) ? entry.cooperative() : dice.of("", "solo", "other");
        String name = dice.chance(5) ? "" : entry.name();
        Registration asked = new Registration(
                entry.id(),
                name,
                dice.chance(4) ? 0 : entry.kind(),
                dice.chance(4) ? "nowhere" : entry.address(),
                key,
                dice.chance(80) == entry.vatRegistered(),
                cooperative);
        Who who = dice.chance(65) ? Cast.OPERATORS.get(which) : dice.chance(50) ? Cast.SOLO : dice.of(Cast.EVERYBODY);
        return new Step(who, now, new Act.Register(asked));
    }

    /** A call that would be good, with bytes that are not. */
    private Step noise(Law law, long now) {
        Step good;
        do {
            good = step(law, now);
        } while (good.act() instanceof Act.Noise);
        var call = Wire.call(good.act());
        List<byte[]> arguments = new ArrayList<>(call.arguments());
        String function = call.function();
        String why = dice.of("unknown field", "random", "one more", "none", "too long", "no such function");
        switch (why) {
            case "unknown field" -> arguments.set(0, joined(arguments.get(0), new byte[] {(byte) 0xA0, 0x38, 1}));
            case "random" -> arguments.set(0, dice.bytes(40));
            case "one more" -> arguments.add(new byte[] {1});
            case "none" -> arguments.clear();
            case "too long" -> arguments.set(0, new byte[300_000]);
            default -> function = "trips:Steal";
        }
        return new Step(good.who(), now, new Act.Noise(function, arguments, why));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
