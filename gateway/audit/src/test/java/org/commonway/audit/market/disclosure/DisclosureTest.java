package org.commonway.audit.market.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final double WIDTH = Disclosure.LEAST_WIDTH;

    /** Tables of two or three dimensions, some in groups, with many small counts and some that cannot be. */
    private static CountTable anyTable(Random random) {
        List<Dimension> dimensions = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            int size = 2 + random.nextInt(count == 2 ? 4 : 2);
            List<String> values = new ArrayList<>();
            List<String> groups = new ArrayList<>();
            boolean grouped = random.nextInt(3) == 0;
            for (int value = 0; value < size; value++) {
                values.add("v" + value);
                groups.add(grouped ? "g" + value / 2 : "");
            }
            dimensions.add(new Dimension("d" + i, values, groups));
        }
        Map<List<String>, Long> counts = new HashMap<>();
        fill(dimensions, List.of(), counts, random, 1 + random.nextInt(8));
        return new CountTable(dimensions, counts);
    }

    private static void fill(
            List<Dimension> dimensions,
            List<String> key,
            Map<List<String>, Long> counts,
            Random random,
            int smallOutOfTen) {
        if (key.size() == dimensions.size()) {
            if (random.nextInt(8) > 0) {
                boolean small = random.nextInt(10) < smallOutOfTen;
                counts.put(key, (long) (small ? random.nextInt(10) : 10 + random.nextInt(60)));
            }
            return;
        }
        for (String value : dimensions.get(key.size()).values()) {
            List<String> longer = new ArrayList<>(key);
            longer.add(value);
            fill(dimensions, longer, counts, random, smallOutOfTen);
        }
    }

    private static PublishedTable withoutSmall(CountTable table) {
        Map<List<Level>, Long> counts =
                new HashMap<>(Disclosure.everything(table).counts());
        counts.values().removeIf(count -> count < Disclosure.LEAST_COUNT);
        return new PublishedTable(counts);
    }

    @Property(tries = 400)
    void nobody_narrows_a_small_count_by_computing_with_all_others(@ForAll long seed) {
        CountTable table = anyTable(new Random(seed));
        PublishedTable published = Disclosure.of(table);
        assertThat(new LinearAttack(table, published, false).narrowed(published, WIDTH))
                .isEmpty();
    }

    @Property(tries = 400)
    void not_even_who_knows_which_of_the_withheld_counts_are_small(@ForAll long seed) {
        CountTable decided = Disclosure.decidedOn(anyTable(new Random(seed)));
        PublishedTable published = Disclosure.of(decided);
        assertThat(new LinearAttack(decided, published, true).narrowed(published, WIDTH))
                .isEmpty();
    }

    @Test
    void the_same_attack_breaks_tables_that_withhold_the_small_counts_alone() {
        int broken = 0;
        for (int seed = 0; seed < 100; seed++) {
            CountTable table = anyTable(new Random(seed));
            PublishedTable naive = withoutSmall(table);
            broken +=
                    new LinearAttack(table, naive, false).narrowed(naive, WIDTH).isEmpty() ? 0 : 1;
        }
        assertThat(broken).isGreaterThan(60);
    }

    @Test
    void every_small_count_of_a_small_table_could_be_six_others_when_all_tables_are_tried() {
        int hidden = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Map<List<String>, Long> counts = new HashMap<>();
            long[] cells = new long[4];
            for (int i = 0; i < 4; i++) {
                cells[i] = random.nextInt(2) == 0 ? random.nextInt(10) : 10 + random.nextInt(16);
                counts.put(List.of("v" + i / 2, "v" + i % 2), cells[i]);
            }
            List<String> values = List.of("v0", "v1");
            CountTable table = new CountTable(List.of(Dimension.of("a", values), Dimension.of("b", values)), counts);
            PublishedTable published = Disclosure.of(table);
            if (published.counts().isEmpty()) {
                continue;
            }
            long[] others = tried(published, Arrays.stream(cells).sum());
            for (int i = 0; i < 4; i++) {
                if (cells[i] < Disclosure.LEAST_COUNT) {
                    assertThat(others[i]).as("table %d, cell %d", seed, i).isGreaterThanOrEqualTo(6);
                    hidden++;
                }
            }
        }
        assertThat(hidden).isGreaterThan(200);
    }

    /** For each cell of two by two, how many counts it has in tables that publish the same. */
    private static long[] tried(PublishedTable published, long total) {
        boolean[][] seen = new boolean[4][(int) total + 1];
        long[] t = new long[4];
        for (t[0] = 0; t[0] <= total; t[0]++) {
            for (t[1] = 0; t[0] + t[1] <= total; t[1]++) {
                for (t[2] = 0; t[0] + t[1] + t[2] <= total; t[2]++) {
                    t[3] = total - t[0] - t[1] - t[2];
                    if (fits(published, t)) {
                        for (int i = 0; i < 4; i++) {
                            seen[i][(int) t[i]] = true;
                        }
                    }
                }
            }
        }
        long[] counts = new long[4];
        for (int i = 0; i < 4; i++) {
            for (boolean one : seen[i]) {
                counts[i] += one ? 1 : 0;
            }
        }
        return counts;
    }

    private static boolean fits(PublishedTable published, long[] t) {
        for (Map.Entry<List<Level>, Long> entry : published.counts().entrySet()) {
            long sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += isIn(entry.getKey().get(0), "v" + i / 2)
                                && isIn(entry.getKey().get(1), "v" + i % 2)
                        ? t[i]
                        : 0;
            }
            if (sum != entry.getValue()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(Level level, String value) {
        return level.kind() == Level.Kind.ALL || level.name().equals(value);
    }

    @Property(tries = 200)
    void what_is_published_is_true_and_never_small(@ForAll long seed) {
        CountTable table = anyTable(new Random(seed));
        Map<List<Level>, Long> all = Disclosure.everything(table).counts();
        PublishedTable published = Disclosure.of(table);
        assertThat(all.entrySet()).containsAll(published.counts().entrySet());
        assertThat(published.counts().values()).allMatch(count -> count >= Disclosure.LEAST_COUNT);
    }

    @Test
    void a_table_without_small_counts_is_published_whole() {
        Dimension zones = new Dimension("zone", List.of("a1", "a2", "b1"), List.of("a", "a", "b"));
        Map<List<String>, Long> counts = Map.of(List.of("a1"), 10L, List.of("a2"), 20L, List.of("b1"), 30L);
        assertThat(Disclosure.of(new CountTable(List.of(zones), counts)).counts())
                .containsEntry(List.of(Level.value("a1")), 10L)
                .containsEntry(List.of(Level.group("a")), 30L)
                .containsEntry(List.of(Level.group("b")), 30L)
                .containsEntry(List.of(Level.all()), 60L)
                .hasSize(6);
    }

    @Test
    void a_small_zone_of_a_district_is_hidden_by_another_of_the_same_district() {
        Dimension zones = new Dimension("zone", List.of("a1", "a2", "a3", "b1"), List.of("a", "a", "a", "b"));
        Map<List<String>, Long> counts =
                Map.of(List.of("a1"), 3L, List.of("a2"), 40L, List.of("a3"), 80L, List.of("b1"), 25L);
        PublishedTable published = Disclosure.of(new CountTable(List.of(zones), counts));
        assertThat(published.findCount(List.of(Level.value("a1")))).isEmpty();
        assertThat(published.findCount(List.of(Level.value("a2")))).isEmpty();
        assertThat(published.findCount(List.of(Level.value("a3")))).hasValue(80);
        assertThat(published.findCount(List.of(Level.group("a")))).hasValue(123);
        assertThat(published.findCount(List.of(Level.all()))).hasValue(148);
    }

    @Test
    void where_nothing_hides_a_small_count_the_table_gets_coarser_and_at_last_empty() {
        Dimension zones = Dimension.of("zone", List.of("a", "b"));
        Map<List<String>, Long> two = Map.of(List.of("a"), 3L, List.of("b"), 12L);
        assertThat(Disclosure.of(new CountTable(List.of(zones), two)).counts())
                .containsExactly(Map.entry(List.of(Level.all()), 15L));
        Map<List<String>, Long> few = Map.of(List.of("a"), 3L, List.of("b"), 4L);
        assertThat(Disclosure.of(new CountTable(List.of(zones), few)).counts()).isEmpty();
    }

    @Test
    void a_sum_over_months_is_published_only_where_every_month_is() {
        List<Level> cell = List.of(Level.value("a"));
        PublishedTable january = new PublishedTable(Map.of(cell, 12L));
        PublishedTable february = new PublishedTable(Map.of(cell, 30L));
        PublishedTable march = new PublishedTable(Map.of());
        assertThat(PublishedTable.findSum(List.of(january, february), cell)).hasValue(42);
        assertThat(PublishedTable.findSum(List.of(january, february, march), cell))
                .isEqualTo(OptionalLong.empty());
        refuses(RefusalCode.MARKET_TABLE, () -> PublishedTable.findSum(List.of(), cell));
        PublishedTable huge = new PublishedTable(Map.of(cell, Long.MAX_VALUE));
        refuses(RefusalCode.MARKET_OVERFLOW, () -> PublishedTable.findSum(List.of(huge, january), cell));
    }

    @Test
    void a_table_that_is_none_is_refused() {
        Dimension zones = Dimension.of("zone", List.of("a"));
        refuses(RefusalCode.MARKET_TABLE, () -> Dimension.of("zone", List.of()));
        refuses(RefusalCode.MARKET_TABLE, () -> Dimension.of("zone", List.of("a", "a")));
        refuses(RefusalCode.MARKET_TABLE, () -> new Dimension("zone", List.of("a"), List.of()));
        refuses(RefusalCode.MARKET_TABLE, () -> new CountTable(List.of(), Map.of()));
        refuses(RefusalCode.MARKET_TABLE, () -> new CountTable(List.of(zones), Map.of(List.of("b"), 1L)));
        refuses(RefusalCode.MARKET_TABLE, () -> new CountTable(List.of(zones), Map.of(List.of("a", "a"), 1L)));
        refuses(RefusalCode.MARKET_VALUE, () -> new CountTable(List.of(zones), Map.of(List.of("a"), -1L)));
    }
}
