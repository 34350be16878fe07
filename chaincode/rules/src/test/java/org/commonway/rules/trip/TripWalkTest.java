package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.CancellationTier;
import org.commonway.rules.hold.Conditions;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.Dispute;
import org.commonway.rules.leg.LegMoney;
import org.commonway.rules.leg.RideStep;
import org.commonway.rules.leg.StoredState;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.split.Share;
import org.commonway.rules.terms.LevyRule;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.terms.TermsProposal;

/** Random steps in random order on random trips, legal or not: what must always be so of the money is. */
class TripWalkTest {
    private static final List<Mode> MODES = List.of(Mode.values());
    private static final List<RideStep> STEPS = List.of(RideStep.values());
    private static final Set<String> EDGES = Set.of(
            "CONFIRMED-ROLLBACK", "CONFIRMED-CANCELLED", "CONFIRMED-STARTED", "STARTED-ENDED", "CONFIRMED-ENDED");

    @Property(tries = 150)
    void whatever_happens_the_books_are_right(@ForAll long seed) {
        Random random = new Random(seed);
        LiveTrip live = aTrip(random);
        Set<AssetClaim> liveClaims = new HashSet<>();
        live.trip.legs().forEach(leg -> leg.hold().assetClaim().ifPresent(liveClaims::add));
        checkBooks(live);
        for (int i = 0; i < 30; i++) {
            Trip before = live.trip;
            live.now(momentAfter(live.facts.nowMillis, random));
            tryTo(stepFor(random), live);
            checkStatus(before.status(), live.trip.status());
            checkBooks(live);
        }
        // Told with the run: a walk that never left CONFIRMED would prove little.
        Statistics.label("status after the walk").collect(live.trip.status().tompName());
        Statistics.label("entries").collect(Math.min(live.entries.size(), 8));
        // Whatever nobody reported expires; then nothing is pending and no claim is left that could still be free.
        live.now(START + 100 * HOUR);
        live.trip.legs().stream()
                .filter(leg -> !leg.isResolved())
                .map(BookedLeg::number)
                .toList()
                .forEach(live::expire);
        checkBooks(live);
        assertThat(live.balance(AccountKind.HOLD)).as("pending").isZero();
        assertThat(liveClaims).containsAll(live.freed);
        assertThat(live.freed).doesNotHaveDuplicates();
    }

    private static LiveTrip aTrip(Random random) {
        List<Hold> holds = new ArrayList<>();
        int legs = 1 + random.nextInt(4);
        for (int number = 0; number < legs; number++) {
            HoldMaker hold = aHold(number, random.nextBoolean() ? METRO : BIKES)
                    .by(MODES.get(random.nextInt(MODES.size())))
                    .at(random.nextInt(5) == 0 ? 0 : random.nextInt(3_000))
                    .under(conditions(random));
            holds.add(random.nextBoolean() ? hold.claiming("asset " + number).make() : hold.make());
        }
        return new LiveTrip(
                holds,
                new Terms(
                        3,
                        "CityMSP",
                        0,
                        new TermsProposal(
                                500,
                                100,
                                List.of(new LevyRule("bus-bonus", Mode.BUS, -random.nextInt(10_001))),
                                1,
                                true)));
    }

    private static Conditions conditions(Random random) {
        int vat = random.nextInt(3) * 600;
        return new Conditions(
                random.nextBoolean(),
                random.nextInt(3601),
                List.of(new CancellationTier(3600, random.nextInt(5_000)), new CancellationTier(60, 7_500)),
                random.nextInt(600),
                random.nextInt(10_001),
                random.nextInt(10_001),
                random.nextInt(7200),
                vat,
                vat == 0 ? "" : "PT");
    }

    /** Mostly a few minutes on, now and then into the first leg's window, never back. */
    private static long momentAfter(long now, Random random) {
        return random.nextInt(4) == 0
                ? Math.max(now, START - HOUR + random.nextInt(4) * HOUR)
                : now + random.nextInt((int) (20 * MINUTE));
    }

    private static Consumer<LiveTrip> stepFor(Random random) {
        long cents = random.nextInt(3_000);
        int pick = random.nextInt(40);
        RideStep step = STEPS.get(random.nextInt(STEPS.size()));
        int anyLeg = random.nextInt(4);
        return live -> {
            int leg = anyLeg % live.trip.legs().size();
            switch (pick) {
                case 0 -> live.cancel();
                case 1 -> live.cancelLeg(leg, GATEWAY);
                case 2 -> live.cancelLeg(leg, live.operatorOf(leg));
                case 3 -> live.rollBack();
                case 4 -> live.expire(leg);
                case 5, 6 -> live.refund(leg, cents % 500);
                case 7 -> live.compensate(leg, cents);
                case 8 -> live.dispute(leg, cents % 2 == 0 ? GATEWAY : live.operatorOf(leg));
                case 9 ->
                    live.rule(leg, cents % 2 == 0 ? Dispute.Outcome.UPHELD : Dispute.Outcome.REJECTED, cents % 300);
                default -> ride(live, leg, step, cents);
            }
        };
    }

    private static void ride(LiveTrip live, int leg, RideStep step, long cents) {
        Money price = live.leg(leg).hold().price();
        Optional<Money> charge =
                step == RideStep.END && live.leg(leg).hold().conditions().metered()
                        ? Optional.of(Money.of(Math.min(cents, price.minorUnits() + 10), "EUR"))
                        : Optional.empty();
        live.ride(leg, step, live.facts.nowMillis, charge);
    }

    /** A refused step leaves everything as it was. */
    private static void tryTo(Consumer<LiveTrip> step, LiveTrip live) {
        Trip before = live.trip;
        int entries = live.entries.size();
        try {
            step.accept(live);
        } catch (Refusal refused) {
            assertThat(live.trip).isEqualTo(before);
            assertThat(live.entries).hasSize(entries);
        }
    }

    private static void checkStatus(TripStatus before, TripStatus after) {
        if (!before.equals(after)) {
            assertThat(EDGES).contains(before.tompName() + "-" + after.tompName());
        }
    }

    private static void checkBooks(LiveTrip live) {
        for (JournalEntry entry : live.entries) {
            assertThat(entry.postings().stream()
                            .mapToLong(posting -> posting.amount().minorUnits())
                            .sum())
                    .isZero();
        }
        assertThat(live.trip.journal().entries()).isEqualTo(live.entries.size());
        for (BookedLeg leg : live.trip.legs()) {
            checkLeg(leg, live);
            assertThat(StoredState.of(leg.state()).toState(BOOKED_AT)).isEqualTo(leg.state());
        }
    }

    /** The postings of a leg say what the leg says of itself, whatever way it came here. */
    private static void checkLeg(BookedLeg leg, LiveTrip live) {
        LegMoney money = leg.money();
        assertThat(money.refunded().minorUnits()).isBetween(0L, money.charged().minorUnits());
        assertThat(money.charged().minorUnits())
                .isBetween(0L, leg.hold().price().minorUnits());
        assertThat(money.compensated().minorUnits())
                .isBetween(0L, 2 * leg.hold().price().minorUnits());
        long price = leg.hold().price().minorUnits();
        long left = money.left().minorUnits();
        long topUp = money.compensated().minorUnits();
        assertThat(posted(live, leg, AccountKind.HOLD)).isEqualTo(leg.isResolved() ? 0 : price);
        assertThat(posted(live, leg, AccountKind.PAYER)).isEqualTo(leg.isResolved() ? topUp - left : -price);
        Map<AccountKind, Long> shares = Map.of(
                AccountKind.OPERATOR, -topUp + shareOf(leg, AccountKind.OPERATOR),
                AccountKind.COMMISSION, shareOf(leg, AccountKind.COMMISSION),
                AccountKind.LEVY, shareOf(leg, AccountKind.LEVY),
                AccountKind.VAT, shareOf(leg, AccountKind.VAT));
        shares.forEach((kind, amount) -> assertThat(posted(live, leg, kind))
                .as("%s of %s", kind, leg.name())
                .isEqualTo(amount));
    }

    private static long shareOf(BookedLeg leg, AccountKind kind) {
        if (!leg.isResolved()) {
            return 0;
        }
        return leg.sharesNow().stream()
                .filter(share -> kindOf(share) == kind)
                .mapToLong(share -> share.amount().minorUnits())
                .sum();
    }

    private static AccountKind kindOf(Share share) {
        return switch (share.role()) {
            case OPERATOR -> AccountKind.OPERATOR;
            case GATEWAY -> AccountKind.COMMISSION;
            case CITY -> AccountKind.LEVY;
            case VAT -> AccountKind.VAT;
        };
    }

    private static long posted(LiveTrip live, BookedLeg leg, AccountKind kind) {
        return live.entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.leg() == leg.number())
                .filter(posting -> posting.account().kind() == kind)
                .map(Posting::amount)
                .mapToLong(Money::minorUnits)
                .sum();
    }
}
