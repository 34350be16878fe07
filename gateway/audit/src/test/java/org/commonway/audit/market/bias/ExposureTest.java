package org.commonway.audit.market.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.bias.ExposureRatio.Verdict;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Markets;
import org.commonway.audit.ranking.NaiveRanking;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Octets SEED = Octets.of((byte) 7);

    private static double weight(int place) {
        return Math.log(2) / Math.log(2 + place);
    }

    @Test
    void the_table_is_one_by_the_logarithm_of_the_place() {
        for (int place = 0; place < SearchRecord.MOST_OPTIONS; place++) {
            assertThat(Exposure.ofPlace(place)).isEqualTo(Math.round(1_000_000 * weight(place)));
        }
    }

    @Property(tries = 150)
    void what_options_deserve_is_what_a_slow_and_plain_ranking_gives_on_average_over_draws(@ForAll long chance) {
        Random random = new Random(chance);
        Policy policy = Policy.ofVersion(1);
        SearchRecord search =
                new SampleSearches(random).search(policy, SampleSearches.seed(new SeedDay(20_700), random));
        List<RankedOption> options = search.toRank();
        NaiveRanking ranking = new NaiveRanking(search.head().asked(), Markets.lots(random), 5, 20);
        List<RankedOption> right = ranking.show(options);
        Map<Features, List<Long>> places = new HashMap<>();
        for (RankedOption option : options) {
            int place = right.indexOf(option);
            places.computeIfAbsent(option.features(), any -> new ArrayList<>())
                    .add(place < 0 ? 0 : Math.round(1_000_000 * weight(place)));
        }
        SeenOptions seen = new SeenOptions(search, policy);
        for (int i = 0; i < options.size(); i++) {
            List<Long> equal = places.get(options.get(i).features());
            long mean = equal.stream().mapToLong(Long::longValue).sum() / equal.size();
            assertThat(seen.deserved()[i]).isEqualTo(mean);
            assertThat(seen.beyondMerit()[i]).as("an honest search").isZero();
        }
    }

    @Test
    void in_an_honest_month_the_interval_holds_one_and_a_boost_lies_above_it() {
        ExposureRatio honest = ratio(Optional.empty());
        assertThat(honest.lowBps()).isLessThan(10_000);
        assertThat(honest.highBps()).isGreaterThan(10_000);
        ExposureRatio boosted = ratio(Optional.of(PlantedBias.BOOST));
        assertThat(boosted.lowBps()).isGreaterThan(10_000);
        assertThat(boosted.searches()).isGreaterThan(10);
    }

    private static ExposureRatio ratio(Optional<PlantedBias> bias) {
        return ExposureRatio.byMerit(SimulatedMonth.log(bias, 480, 2), SimulatedCity.OWNERS, "house", SEED);
    }

    @Test
    void among_equals_chosen_names_lie_outside_the_bar_and_honest_draws_do_not() {
        ExposureRatio chosen = ExposureRatio.amongEquals(
                SimulatedMonth.log(Optional.of(PlantedBias.CHOSEN_NAME), 960, 2), SimulatedCity.OWNERS, "house", SEED);
        assertThat(chosen.verdict()).isEqualTo(Verdict.OUTSIDE);
        ExposureRatio honest = ExposureRatio.amongEquals(
                SimulatedMonth.log(Optional.empty(), 960, 2), SimulatedCity.OWNERS, "house", SEED);
        assertThat(honest.verdict()).isNotEqualTo(Verdict.OUTSIDE);
        assertThat(ExposureRatio.amongEquals(
                        SimulatedMonth.log(Optional.empty(), 960, 2), SimulatedCity.OWNERS, "house", SEED))
                .isEqualTo(honest);
    }

    @Test
    void a_verdict_is_within_only_if_all_of_the_interval_is() {
        assertThat(new ExposureRatio(10_000, 9_500, 10_500, 10).verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(new ExposureRatio(10_000, 9_499, 10_500, 10).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(new ExposureRatio(10_700, 10_501, 10_900, 10).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(new ExposureRatio(9_300, 9_100, 9_499, 10).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void of_an_owner_without_options_nothing_is_said() {
        SearchLog log = SimulatedMonth.log(Optional.empty(), 56, 1);
        refuses(RefusalCode.MARKET_TOO_FEW, () -> ExposureRatio.byMerit(log, SimulatedCity.OWNERS, "nobody", SEED));
    }
}
