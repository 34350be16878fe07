package org.commonway.audit.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Policy POLICY = Policy.ofVersion(1);

    @Test
    void nothing_that_says_who_an_operator_is_can_be_given_to_the_ranking() {
        assertThat(Arrays.stream(Features.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly(
                        "price",
                        "departureSeconds",
                        "elapsedSeconds",
                        "rides",
                        "walkMetres",
                        "co2Grams",
                        "stepFree",
                        "publicTransport",
                        "likelihoodPercent");
        assertThat(Arrays.stream(RankedOption.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("id", "features");
    }

    @Property(tries = 3000)
    void the_order_is_the_one_that_the_text_describes(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        Random random = new Random(seed);
        List<RankedOption> found = Markets.options(count, random);
        OrderAsked asked = Markets.asked(random);
        Lots lots = Markets.lots(random);
        assertThat(new Ranking(POLICY, asked, lots).show(found))
                .isEqualTo(new NaiveRanking(asked, lots, POLICY.firstPage(), POLICY.mostShown()).show(found));
    }

    @Property(tries = 1000)
    void the_order_in_which_trips_come_in_does_not_matter_and_each_is_shown_once(
            @ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        Random random = new Random(seed);
        List<RankedOption> found = Markets.options(count, random);
        Ranking ranking = new Ranking(POLICY, Markets.asked(random), Markets.lots(random));
        List<RankedOption> shown = ranking.show(found);
        List<RankedOption> shuffled = new ArrayList<>(found);
        shuffled.addAll(found.subList(0, count / 2));
        Collections.shuffle(shuffled, random);
        assertThat(ranking.show(shuffled)).isEqualTo(shown).doesNotHaveDuplicates();
        assertThat(shown).hasSize(Math.min(count, POLICY.mostShown()));
    }

    @Property(tries = 500)
    void of_any_two_trips_one_is_first_and_what_comes_beside_them_does_not_change_which(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 20) int count) {
        Random random = new Random(seed);
        List<RankedOption> found = Markets.options(count, random);
        Ranking ranking = new Ranking(POLICY, Markets.asked(random), Markets.lots(random));
        List<RankedOption> all = ranking.order(found);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                assertThat(ranking.order(List.of(all.get(j), all.get(i)))).containsExactly(all.get(i), all.get(j));
            }
        }
    }

    @Property(tries = 1000)
    void what_is_cheaper_greener_or_less_on_foot_than_its_twin_is_never_below_it(
            @ForAll long seed, @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(max = 2) int what) {
        Random random = new Random(seed);
        List<RankedOption> found = Markets.options(count, random);
        RankedOption worse = new RankedOption(Markets.digest(random), with(Markets.trip(random), what, 301));
        RankedOption better = new RankedOption(Markets.digest(random), with(worse.features(), what, 300));
        found.add(worse);
        found.add(better);
        List<RankedOption> shown = new Ranking(POLICY, Markets.asked(random), Markets.lots(random)).show(found);
        if (shown.contains(worse)) {
            assertThat(shown.indexOf(better)).isBetween(0, shown.indexOf(worse) - 1);
        }
    }

    private static Features with(Features f, int what, int value) {
        return new Features(
                what == 0 ? OptionalLong.of(value) : f.price(),
                f.departureSeconds(),
                f.elapsedSeconds(),
                f.rides(),
                what == 1 ? value : f.walkMetres(),
                what == 2 ? value : f.co2Grams(),
                f.stepFree(),
                f.publicTransport(),
                f.likelihoodPercent());
    }

    @Property(tries = 1000)
    void the_best_public_transport_is_on_the_first_page_and_the_rest_keeps_its_order(
            @ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        Random random = new Random(seed);
        List<RankedOption> found = Markets.options(count, random);
        Ranking ranking = new Ranking(POLICY, Markets.asked(random), Markets.lots(random));
        List<RankedOption> shown = ranking.show(found);
        List<RankedOption> ordered = ranking.order(found);
        ordered.stream()
                .filter(one -> one.features().publicTransport())
                .findFirst()
                .ifPresent(best -> {
                    assertThat(shown.subList(0, Math.min(5, shown.size()))).contains(best);
                    List<RankedOption> others = new ArrayList<>(shown);
                    others.remove(best);
                    assertThat(others).isSortedAccordingTo((a, b) -> ordered.indexOf(a) - ordered.indexOf(b));
                });
    }

    @Test
    void public_transport_from_further_down_takes_the_last_place_of_the_first_page_and_no_better_one() {
        Random random = new Random(1);
        List<RankedOption> found = IntStream.range(0, 9)
                .mapToObj(i -> new RankedOption(Markets.digest(random), priced(i, i >= 7)))
                .toList();
        Ranking byPrice = new Ranking(POLICY, OrderAsked.by(Order.PRICE), Markets.lots(random));
        assertThat(byPrice.show(found)).extracting(found::indexOf).containsExactly(0, 1, 2, 3, 7, 4, 5, 6, 8);
        List<RankedOption> without = found.subList(0, 7);
        assertThat(byPrice.show(without)).isEqualTo(without);
    }

    private static Features priced(long price, boolean publicTransport) {
        return new Features(
                OptionalLong.of(price), 10, 10, 1, 0, 0, StepFree.UNKNOWN, publicTransport, OptionalInt.empty());
    }

    @Test
    void weights_of_zero_leave_the_default_order() {
        Random random = new Random(2);
        List<RankedOption> found = Markets.options(15, random);
        Lots lots = Markets.lots(random);
        OrderAsked nothing = new OrderAsked(Order.OWN_WEIGHTS, true, Weights.NONE);
        OrderAsked soonest = new OrderAsked(Order.SOONEST, true, Weights.NONE);
        assertThat(new Ranking(POLICY, nothing, lots).show(found))
                .isEqualTo(new Ranking(POLICY, soonest, lots).show(found));
    }

    @Property
    void points_are_exact_up_to_the_heaviest_weights_and_largest_trips(
            @ForAll @LongRange(max = Features.MOST_PRICE) long price,
            @ForAll @IntRange(max = Features.MOST_ELAPSED_SECONDS) int elapsed,
            @ForAll @LongRange(min = 1, max = Weights.MOST) long weight) {
        Features trip = new Features(
                OptionalLong.of(price),
                Features.LATEST_SECONDS,
                elapsed,
                Features.MOST_RIDES,
                Features.MOST_WALK_METRES,
                Features.MOST_CO2_GRAMS,
                StepFree.NO,
                false,
                OptionalInt.of(0));
        Weights weights = new Weights(weight, weight, weight, weight, weight, weight, weight);
        BigInteger points = LongStream.of(price, elapsed, 99, 1_000_000, 1_000_000_000, 100, 1)
                .mapToObj(BigInteger::valueOf)
                .map(BigInteger.valueOf(weight)::multiply)
                .reduce(BigInteger.ZERO, BigInteger::add);
        long score = new Ranking(POLICY, new OrderAsked(Order.OWN_WEIGHTS, false, weights), id -> id).score(trip);
        assertThat(BigInteger.valueOf(score)).isEqualTo(points);
        assertThat(score).isLessThan(Ranking.LAST);
    }

    @Test
    void a_feature_or_weight_outside_its_range_is_refused() {
        refuses(RefusalCode.FEATURE_RANGE, () -> priced(-1, false));
        refuses(RefusalCode.FEATURE_RANGE, () -> priced(Features.MOST_PRICE + 1, false));
        refuses(
                RefusalCode.FEATURE_RANGE,
                () -> new Features(OptionalLong.empty(), 0, 0, 0, 0, 0, StepFree.NO, true, OptionalInt.empty()));
        refuses(
                RefusalCode.FEATURE_RANGE,
                () -> new Features(OptionalLong.empty(), 0, 0, 0, 0, 0, StepFree.NO, false, OptionalInt.of(101)));
        refuses(RefusalCode.WEIGHT_RANGE, () -> new Weights(0, 0, 0, 0, 0, 0, -1));
        refuses(RefusalCode.WEIGHT_RANGE, () -> new Weights(Weights.MOST + 1, 0, 0, 0, 0, 0, 0));
        Weights some = new Weights(1, 0, 0, 0, 0, 0, 0);
        refuses(RefusalCode.WEIGHT_RANGE, () -> new OrderAsked(Order.PRICE, false, some));
    }

    @Test
    void an_unknown_likelihood_does_not_put_a_trip_behind_a_doubtful_one() {
        Random random = new Random(3);
        Features known = priced(5, false);
        Features doubtful = new Features(known.price(), 10, 10, 1, 0, 0, StepFree.UNKNOWN, false, OptionalInt.of(99));
        Features certain = new Features(known.price(), 10, 10, 1, 0, 0, StepFree.UNKNOWN, false, OptionalInt.of(100));
        List<RankedOption> found = List.of(
                new RankedOption(Markets.digest(random), doubtful),
                new RankedOption(Markets.digest(random), known),
                new RankedOption(Markets.digest(random), certain));
        assertThat(new Ranking(POLICY, OrderAsked.by(Order.SOONEST), Markets.lots(random)).show(found))
                .extracting(RankedOption::features)
                .containsExactly(certain, known, doubtful);
    }
}
