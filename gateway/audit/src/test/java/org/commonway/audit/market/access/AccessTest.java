package org.commonway.audit.market.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SampleTrips;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.market.disclosure.CountTable;
import org.commonway.audit.market.disclosure.Disclosure;
import org.commonway.audit.market.disclosure.Level;
import org.commonway.audit.market.disclosure.PublishedTable;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final SeedDay DAY = new SeedDay(20_700);
    private static final Owners OWNERS = owners();

    private static Owners owners() {
        Map<String, String> all = new HashMap<>();
        SampleSearches.SEARCHED.forEach(id -> all.put(id, id));
        SampleSearches.ON_DEMAND.forEach(id -> all.put(id, id));
        return Owners.of(all);
    }

    private static List<LogEntry> entries(int count, long chance) {
        Random random = new Random(chance);
        DailySeed seed = SampleSearches.seed(DAY, random);
        SampleSearches searches = new SampleSearches(random);
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SearchRecord search = searches.search(Policy.ofVersion(1), seed);
            entries.add(new LogEntry(DAY.startMillis() + i * 1_000L, "gateway.example/log", search));
        }
        return entries;
    }

    private static List<AskedOperator> of(List<LogEntry> entries, String operator, AnswerKind kind) {
        return entries.stream()
                .flatMap(entry -> ((SearchRecord) entry.body()).operators().stream())
                .filter(one -> one.operator().equals(operator) && one.kind() == kind)
                .toList();
    }

    @Test
    void a_percentile_is_a_number_that_occurred() {
        List<Long> numbers =
                new ArrayList<>(LongStream.rangeClosed(1, 15).boxed().toList());
        Collections.shuffle(numbers, new Random(1));
        assertThat(Spread.of(numbers)).contains(new Spread(15, 8, 14));
        assertThat(Spread.of(numbers.subList(0, 10)).map(Spread::count)).contains(10);
        assertThat(Spread.of(numbers.subList(0, 9))).isEmpty();
    }

    @Test
    void refusals_and_their_speed_are_those_of_the_log() {
        List<LogEntry> entries = entries(200, 1);
        List<OperatorAnswers> all = OperatorAnswers.of(entries);
        assertThat(all).extracting(OperatorAnswers::operator).isSorted().hasSize(8);
        for (OperatorAnswers answers : all) {
            assertThat(answers.searches()).isEqualTo(200);
            assertThat(answers.kinds().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(200);
            List<AskedOperator> refused = of(entries, answers.operator(), AnswerKind.REFUSED);
            assertThat(answers.kinds().getOrDefault(AnswerKind.REFUSED, 0)).isEqualTo(refused.size());
            long[] millis = refused.stream()
                    .mapToLong(one -> one.answeredMillis() - one.askedMillis())
                    .sorted()
                    .toArray();
            Optional<Spread> expected = millis.length < 10
                    ? Optional.empty()
                    : Optional.of(new Spread(
                            millis.length,
                            millis[(int) Math.ceil(millis.length * 0.5) - 1],
                            millis[(int) Math.ceil(millis.length * 0.9) - 1]));
            assertThat(answers.refusalMillis()).isEqualTo(expected);
        }
    }

    @Test
    void answers_are_published_as_a_table_that_hides_rare_outcomes() {
        List<OperatorAnswers> all = OperatorAnswers.of(entries(400, 1));
        CountTable table = AnswerTable.of(all, Set.copyOf(SampleSearches.ON_DEMAND));
        assertThat(table.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(8 * 400);
        assertThat(table.counts())
                .containsEntry(List.of("metro", "SEARCHED"), 400L)
                .doesNotContainKey(List.of("metro", "OFFER"));
        PublishedTable published = Disclosure.of(table);
        assertThat(published.findCount(List.of(Level.value("metro"), Level.value("SEARCHED"))))
                .hasValue(400);
        assertThat(published.findCount(List.of(Level.all(), Level.group("REFUSED"))))
                .isPresent();
        // Nobody is ever refused for its hours here, and that is not said.
        assertThat(published.findCount(List.of(Level.all(), Level.value("OUTSIDE_HOURS"))))
                .isEmpty();
    }

    @Test
    void a_price_gap_is_none_for_the_cheapest_and_never_below() {
        List<PriceGap> gaps = PriceGap.of(entries(300, 2), OWNERS);
        assertThat(gaps).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.currency()).isEqualTo("EUR");
            gap.gapMinor().ifPresent(spread -> {
                assertThat(spread.median()).isBetween(0L, spread.ninetieth());
                assertThat(spread.count()).isGreaterThanOrEqualTo(10);
            });
        });
        assertThat(gaps).anyMatch(gap -> gap.gapMinor().isPresent());
    }

    @Test
    void a_new_operator_waits_until_it_is_first_listed_and_first_sold() {
        List<LogEntry> entries = entries(60, 3);
        Map<String, Long> registered = new HashMap<>();
        OWNERS.listOwners().forEach(id -> registered.put(id, DAY.startMillis() - 5_000));
        registered.put("new-van", DAY.startMillis());
        SettledTrip trip = new SettledTrip(
                "trip-1",
                "porto",
                SampleTrips.MARCH,
                "EUR",
                DAY.startMillis() + 2_000,
                List.of(new SettledLeg("van-1", "SHUTTLE", "north", 100)));
        List<ListingTime> times = ListingTime.of(registered, entries, List.of(trip));
        assertThat(times)
                .contains(new ListingTime("new-van", DAY.startMillis(), OptionalLong.empty(), OptionalLong.empty()));
        assertThat(times)
                .filteredOn(time -> time.operator().equals("van-1"))
                .singleElement()
                .satisfies(time -> {
                    assertThat(time.toSoldMillis()).hasValue(7_000);
                    assertThat(time.toListedMillis().orElseThrow()).isBetween(5_000L, 65_000L);
                });
        registered.put("van-1", DAY.startMillis() + 3_000);
        refuses(RefusalCode.MARKET_VALUE, () -> ListingTime.of(registered, List.of(), List.of(trip)));
        registered.remove("van-1");
        refuses(RefusalCode.MARKET_OPERATOR_UNKNOWN, () -> ListingTime.of(registered, entries, List.of()));
        refuses(RefusalCode.MARKET_OPERATOR_UNKNOWN, () -> ListingTime.of(registered, List.of(), List.of(trip)));
    }

    @Test
    void an_empty_log_is_refused() {
        refuses(RefusalCode.MARKET_NO_SEARCHES, () -> OperatorAnswers.of(List.of()));
        refuses(RefusalCode.MARKET_NO_SEARCHES, () -> PriceGap.of(List.of(), OWNERS));
    }
}
