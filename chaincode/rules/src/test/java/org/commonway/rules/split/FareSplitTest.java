package org.commonway.rules.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.junit.jupiter.api.Test;

class FareSplitTest {
    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");

    @Test
    void a_fare_is_split_to_the_cent() {
        List<Share> shares = new FareSplit("demo-gateway", 300, "CityMSP", 100)
                .of(Money.of(435, "EUR"), Map.of(new OperatorId("metro"), 150L, new OperatorId("bikes"), 285L));
        assertThat(shares)
                .containsExactly(
                        new Share(ShareRole.OPERATOR, "bikes", Money.of(274, "EUR")),
                        new Share(ShareRole.OPERATOR, "metro", Money.of(144, "EUR")),
                        new Share(ShareRole.GATEWAY, "demo-gateway", Money.of(13, "EUR")),
                        new Share(ShareRole.CITY, "CityMSP", Money.of(4, "EUR")));
    }

    @Test
    void a_free_trip_owes_nobody() {
        List<Share> shares = new FareSplit("demo-gateway", 300, "CityMSP", 100)
                .of(Money.of(0, "EUR"), Map.of(new OperatorId("metro"), 0L));
        assertThat(shares).extracting(Share::amount).containsOnly(Money.of(0, "EUR"));
    }

    @Test
    void what_is_the_gateways_and_the_citys_is_rounded_down() {
        List<Share> shares = new FareSplit("g", 9_999, "CityMSP", 1).of(Money.of(1, "JPY"), Map.of(id("aa"), 1L));
        assertThat(shares)
                .containsExactly(
                        new Share(ShareRole.OPERATOR, "aa", Money.of(1, "JPY")),
                        new Share(ShareRole.GATEWAY, "g", Money.of(0, "JPY")),
                        new Share(ShareRole.CITY, "CityMSP", Money.of(0, "JPY")));
    }

    @Property(tries = 5_000)
    void shares_add_up_to_the_fare_and_none_is_negative(
            @ForAll("prices") Map<OperatorId, Long> prices,
            @ForAll @IntRange(max = 10_000) int commission,
            @ForAll @IntRange(max = 10_000) int levy,
            @ForAll @IntRange(max = 2) int currency) {
        int levyLeft = Math.min(levy, 10_000 - commission);
        Money fare =
                Money.of(prices.values().stream().mapToLong(Long::longValue).sum(), CURRENCIES.get(currency));
        List<Share> shares = new FareSplit("gateway", commission, "CityMSP", levyLeft).of(fare, prices);
        assertThat(shares.stream().map(Share::amount).reduce(fare.zero(), Money::plus))
                .isEqualTo(fare);
        assertThat(shares)
                .allSatisfy(share -> assertThat(share.amount().minorUnits()).isNotNegative());
        assertAtMost(shares.get(shares.size() - 2), fare, commission);
        assertAtMost(shares.get(shares.size() - 1), fare, levyLeft);
    }

    private static void assertAtMost(Share share, Money fare, int bps) {
        BigInteger taken = BigInteger.valueOf(share.amount().minorUnits()).multiply(BigInteger.valueOf(10_000));
        BigInteger allowed = BigInteger.valueOf(fare.minorUnits()).multiply(BigInteger.valueOf(bps));
        assertThat(taken).isLessThanOrEqualTo(allowed);
    }

    @Property(tries = 5_000)
    void the_order_of_the_operators_changes_nothing(@ForAll("prices") Map<OperatorId, Long> prices, @ForAll long seed) {
        List<Map.Entry<OperatorId, Long>> entries = new ArrayList<>(prices.entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<OperatorId, Long> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        Money fare =
                Money.of(prices.values().stream().mapToLong(Long::longValue).sum(), "EUR");
        FareSplit split = new FareSplit("gateway", 333, "CityMSP", 77);
        assertThat(split.of(fare, shuffled)).isEqualTo(split.of(fare, prices));
    }

    /** Up to twelve prices whose sum just fits a long; small ones as often as huge ones. */
    @Provide
    Arbitrary<Map<OperatorId, Long>> prices() {
        Arbitrary<OperatorId> operators =
                Arbitraries.strings().withCharRange('a', 'z').ofLength(3).map(FareSplitTest::id);
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1_000), Arbitraries.longs().between(0, Long.MAX_VALUE / 12));
        return Arbitraries.maps(operators, amounts).ofMinSize(1).ofMaxSize(12);
    }

    private static OperatorId id(String value) {
        return new OperatorId(value);
    }
}
