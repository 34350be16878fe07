package org.commonway.rules.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.VatStatus;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class LegSplitTest {
    private static final OperatorId METRO = new OperatorId("metro");
    private static final Gateway GATEWAY = new Gateway("demo", "CoopMSP");
    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");
    private static final Vat NO_VAT = new Vat(0, VatDebtor.NOBODY);

    @Test
    void commission_and_levy_are_rounded_down_and_the_operator_has_the_rest() {
        assertThat(split(300, 100, NO_VAT).of(Money.of(435, "EUR")))
                .containsExactly(
                        share(ShareRole.OPERATOR, "metro", 418, 0),
                        share(ShareRole.GATEWAY, "demo", 13, 0),
                        share(ShareRole.CITY, "CityMSP", 4, 0));
    }

    @Test
    void a_subsidy_goes_on_top_of_the_operators_share() {
        assertThat(split(300, -1_000, NO_VAT).of(Money.of(435, "EUR")))
                .containsExactly(
                        share(ShareRole.OPERATOR, "metro", 435 - 13 + 43, 0),
                        share(ShareRole.GATEWAY, "demo", 13, 0),
                        share(ShareRole.CITY, "CityMSP", -43, 0));
    }

    @Test
    void a_registered_operator_owes_its_vat_out_of_its_own_share() {
        assertThat(split(300, 100, new Vat(600, VatDebtor.OPERATOR)).of(Money.of(1_060, "EUR")))
                .contains(share(ShareRole.OPERATOR, "metro", 1_060 - 31 - 10, 60))
                .hasSize(3);
    }

    @Test
    void vat_that_the_gateway_owes_is_a_line_of_its_own() {
        assertThat(split(300, 100, new Vat(600, VatDebtor.GATEWAY)).of(Money.of(1_060, "EUR")))
                .containsExactly(
                        share(ShareRole.OPERATOR, "metro", 1_060 - 31 - 10 - 60, 0),
                        share(ShareRole.GATEWAY, "demo", 31, 0),
                        share(ShareRole.CITY, "CityMSP", 10, 0),
                        share(ShareRole.VAT, "demo", 60, 60));
    }

    @Test
    void a_split_that_leaves_the_operator_less_than_nothing_cannot_be_made() {
        assertThat(split(9_000, 1_000, NO_VAT)).isNotNull();
        assertThat(split(5_000, 3_333, new Vat(2_000, VatDebtor.GATEWAY))).isNotNull();
        assertThatThrownBy(() -> split(5_000, 3_334, new Vat(2_000, VatDebtor.GATEWAY)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.SPLIT_ABOVE_PRICE));
        assertThatThrownBy(() -> split(9_000, 1_001, NO_VAT)).isInstanceOf(Refusal.class);
    }

    @Test
    void rates_out_of_range_and_negative_amounts_are_bugs() {
        assertThatThrownBy(() -> split(-1, 0, NO_VAT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(0, -10_001, NO_VAT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(0, 0, new Vat(5_001, VatDebtor.GATEWAY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(0, 0, NO_VAT).of(Money.of(-1, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_owes_vat_goes_by_register_terms_and_mode() {
        assertThat(VatDebtor.of(0, Mode.BUS, VatStatus.REGISTERED, true)).isEqualTo(VatDebtor.NOBODY);
        assertThat(VatDebtor.of(600, Mode.BICYCLE, VatStatus.REGISTERED, false)).isEqualTo(VatDebtor.OPERATOR);
        assertThat(VatDebtor.of(600, Mode.SHUTTLE, VatStatus.NOT_REGISTERED, false))
                .isEqualTo(VatDebtor.NOBODY);
        for (Mode mode : Mode.values()) {
            boolean byRoad = List.of(Mode.BUS, Mode.CAR, Mode.SHUTTLE).contains(mode);
            assertThat(VatDebtor.of(600, mode, VatStatus.NOT_REGISTERED, true))
                    .as("%s", mode)
                    .isEqualTo(byRoad ? VatDebtor.GATEWAY : VatDebtor.NOBODY);
        }
    }

    /** The promise of the network's money, a million times: no cent is lost or made, nobody but a city is below 0. */
    @Test
    void a_million_fares_are_exactly_the_sum_of_their_shares() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000_000; i++) {
            LegSplit split = randomSplit(random);
            long amount = random.nextBoolean() ? random.nextInt(2_000) : random.nextLong(Hold.MOST_MINOR_UNITS + 1);
            String wrong = wrongWith(split, Money.of(amount, CURRENCIES.get(i % 3)));
            if (!wrong.isEmpty()) {
                fail("seed %d, split %d: %s of %d is wrong: %s", seed, i, split, amount, wrong);
            }
        }
    }

    private static String wrongWith(LegSplit split, Money amount) {
        long sum = 0;
        for (Share share : split.of(amount)) {
            long part = share.amount().minorUnits();
            sum += part;
            boolean mayBeNegative =
                    share.role() == ShareRole.CITY && split.levy().bps() < 0;
            if ((part < 0 && !mayBeNegative) || !share.amount().currency().equals(amount.currency())) {
                return share.toString();
            }
        }
        return sum == amount.minorUnits() ? "" : "the sum is " + sum;
    }

    /** Rates up to the very limit: half of the splits leave the operator with nothing but roundings. */
    private static LegSplit randomSplit(Random random) {
        VatDebtor debtor = List.of(VatDebtor.values()).get(random.nextInt(3));
        int vatBps = debtor == VatDebtor.NOBODY ? 0 : random.nextInt(5_001);
        int most = debtor == VatDebtor.GATEWAY ? 100_000_000 / (10_000 + vatBps) : 10_000;
        int levy = random.nextInt(2 * most + 1) - most;
        int left = most - Math.max(levy, 0);
        int commission = random.nextBoolean() ? left : random.nextInt(left + 1);
        return split(commission, levy, new Vat(vatBps, debtor));
    }

    @Property(tries = 5_000)
    void no_line_but_the_operators_shrinks_as_the_amount_grows(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = Hold.MOST_MINOR_UNITS) long amount,
            @ForAll @IntRange(max = 3) int more) {
        LegSplit split = randomSplit(new Random(seed));
        List<Share> before = split.of(Money.of(amount, "EUR"));
        List<Share> after = split.of(Money.of(amount + more, "EUR"));
        for (int i = 0; i < before.size(); i++) {
            long grown =
                    after.get(i).amount().minorUnits() - before.get(i).amount().minorUnits();
            boolean subsidy =
                    before.get(i).role() == ShareRole.CITY && split.levy().bps() < 0;
            long least = before.get(i).role() == ShareRole.OPERATOR ? -2 : 0;
            assertThat(subsidy ? -grown : grown).as("%s", before.get(i).role()).isGreaterThanOrEqualTo(least);
        }
    }

    private static LegSplit split(int commissionBps, int levyBps, Vat vat) {
        return new LegSplit(METRO, GATEWAY, commissionBps, new Levy("CityMSP", "", levyBps), vat);
    }

    private static Share share(ShareRole role, String party, long cents, long vatCents) {
        return new Share(role, party, Money.of(cents, "EUR"), Money.of(vatCents, "EUR"));
    }
}
