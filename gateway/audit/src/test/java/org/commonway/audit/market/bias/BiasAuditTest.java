package org.commonway.audit.market.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.Owners;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.replay.FindingCode;
import org.commonway.audit.replay.Replay;
import org.commonway.audit.replay.Summary;
import org.commonway.audit.replay.WitnessTimes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Months with a bias planted, and honest ones. A month has {@link #SEARCHES} searches here and as many at the other
 * gateway, 17 a day at each. Twenty months of each kind are simulated here; -Dcommonway.months=100 simulates so many, of
 * which one may be missed and one may give a false alarm.
 */
class BiasAuditTest {
    private static final int SEARCHES = 480;
    private static final int MONTHS = Integer.getInteger("commonway.months", 20);

    private static Map<Optional<PlantedBias>, List<Integer>> simulated = Map.of();

    @BeforeAll
    static void simulate_the_months() {
        simulated = BiasPower.of(MONTHS, SEARCHES);
    }

    private static List<Comparison> audit(Optional<PlantedBias> bias, int month) {
        return BiasPower.audit(bias, SEARCHES, month);
    }

    private static Octets seed(int month) {
        return Octets.of((byte) month, (byte) (month >> 8));
    }

    private static List<Comparison> found(List<Comparison> all) {
        return all.stream().filter(Comparison::found).toList();
    }

    private static Summary replay(List<LogEntry> entries, Set<FindingCode> told) {
        Replay replay = new Replay(
                SimulatedCity.registry(), WitnessTimes.none(), index -> false, finding -> told.add(finding.code()));
        entries.forEach(entry -> replay.accept(entry.bytes()));
        return replay.summary();
    }

    @Test
    void in_honest_months_there_is_at_most_one_false_alarm_in_a_hundred() {
        assertThat(simulated.get(Optional.empty()))
                .as("months with a false alarm")
                .hasSizeLessThanOrEqualTo(MONTHS / 100);
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_bias_is_found_in_at_least_99_of_100_months(PlantedBias bias) {
        assertThat(simulated.get(Optional.of(bias)))
                .as("months in which it was found")
                .hasSizeGreaterThanOrEqualTo(MONTHS - MONTHS / 100);
    }

    @ParameterizedTest
    @EnumSource
    void a_replay_finds_what_the_record_contradicts_and_nothing_else(PlantedBias bias) {
        Set<FindingCode> told = EnumSet.noneOf(FindingCode.class);
        Summary summary = replay(SimulatedMonth.of(Optional.of(bias), SEARCHES, 4), told);
        assertThat(told).isEqualTo(bias.replayed.map(Set::of).orElse(Set.of()));
        assertThat(summary.verified() == SEARCHES).isEqualTo(bias.replayed.isEmpty());
    }

    @Test
    void an_honest_month_is_replayed_without_findings() {
        Set<FindingCode> told = EnumSet.noneOf(FindingCode.class);
        assertThat(replay(SimulatedMonth.of(Optional.empty(), SEARCHES, 4), told)
                        .verified())
                .isEqualTo(SEARCHES);
        assertThat(told).isEmpty();
    }

    @Test
    void the_same_logs_and_seed_give_the_same_and_another_seed_the_same_findings() {
        List<Comparison> once = audit(Optional.of(PlantedBias.HIDDEN_DELAY), 7);
        assertThat(audit(Optional.of(PlantedBias.HIDDEN_DELAY), 7)).isEqualTo(once);
        List<Comparison> other = BiasAudit.run(
                SimulatedMonth.log(Optional.of(PlantedBias.HIDDEN_DELAY), SEARCHES, 14),
                List.of(SimulatedMonth.log(Optional.empty(), SEARCHES, 15)),
                SimulatedCity.OWNERS,
                seed(12_345));
        assertThat(found(other)).anyMatch(PlantedBias.HIDDEN_DELAY::is);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void without_another_gateway_nothing_is_said_of_answers_and_offers() {
        List<Comparison> alone = BiasAudit.run(
                SimulatedMonth.log(Optional.of(PlantedBias.HIDDEN_DELAY), SEARCHES, 8),
                List.of(),
                SimulatedCity.OWNERS,
                seed(1));
        Set<Treatment> said = alone.stream()
                .filter(one -> one.cases() > 0)
                .map(Comparison::treatment)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(said).doesNotContain(Treatment.ANSWERING, Treatment.OFFERS);
        assertThat(found(alone)).isEmpty();
    }

    @Test
    void operators_of_one_owner_are_tested_as_one() {
        List<Comparison> all = audit(Optional.empty(), 3);
        assertThat(all).extracting(Comparison::owner).containsOnly("city", "coop", "house", "rival", "small");
        assertThat(all).hasSize(5 * (2 + 2 + 1 + 1 + 1));
    }

    @Test
    void an_operator_that_the_registry_does_not_know_is_refused() {
        SearchLog log = SimulatedMonth.log(Optional.empty(), 28, 1);
        Owners few = Owners.of(Map.of("metro", "city"));
        refuses(RefusalCode.MARKET_OPERATOR_UNKNOWN, () -> BiasAudit.run(log, List.of(), few, seed(1)));
    }

    @Test
    void a_log_without_searches_or_its_policy_or_with_a_search_twice_is_refused() {
        List<LogEntry> month = SimulatedMonth.of(Optional.empty(), 28, 1);
        refuses(RefusalCode.MARKET_NO_SEARCHES, () -> new SearchLog(month.subList(0, 1), List.of()));
        refuses(RefusalCode.MARKET_NO_SEARCHES, () -> new SearchLog(List.of(), List.of(SimulatedMonth.POLICY)));
        refuses(RefusalCode.MARKET_POLICY_UNKNOWN, () -> new SearchLog(month, List.of()));
        List<LogEntry> twice = Stream.concat(month.stream(), month.stream()).toList();
        refuses(RefusalCode.MARKET_TWICE, () -> new SearchLog(twice, List.of(SimulatedMonth.POLICY)));
    }
}
