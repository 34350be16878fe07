package org.commonway.audit.market.bias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.bias.PermutationTest.Tails;
import org.junit.jupiter.api.Test;

class PermutationsTest {
    private static final Octets SEED = Octets.of((byte) 5);

    private static Stratum stratum(long mine, long... others) {
        long[] values =
                LongStream.concat(LongStream.of(mine), LongStream.of(others)).toArray();
        boolean[] marks = new boolean[values.length];
        marks[0] = true;
        return new Stratum(values, marks);
    }

    private static Comparison comparison(String owner, long times, long of, long advantage) {
        return new Comparison(Treatment.ASKING, owner, Direction.BEHIND, new PValue(times, of), advantage, 9, false);
    }

    @Property(tries = 60)
    void a_slow_and_plain_one_comes_to_the_same_fractions(@ForAll long chance) throws Exception {
        Random random = new Random(chance);
        List<Stratum> strata = new ArrayList<>();
        List<List<Long>> marked = new ArrayList<>();
        List<List<Long>> unmarked = new ArrayList<>();
        int favour = random.nextInt(3);
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int size = 1 + random.nextInt(5);
            long[] values = new long[size];
            boolean[] marks = new boolean[size];
            marked.add(new ArrayList<>());
            unmarked.add(new ArrayList<>());
            for (int j = 0; j < size; j++) {
                marks[j] = random.nextInt(3) == 0;
                values[j] = (long) random.nextInt(4) + (marks[j] ? favour : 0);
                (marks[j] ? marked : unmarked).get(marked.size() - 1).add(values[j]);
            }
            strata.add(new Stratum(values, marks));
        }
        Tails tails = new PermutationTest(strata, 1_000, true).run(new Chance(SEED, "naive"));
        String naive = new NaivePermutation(SEED.bytes(), "naive").run(marked, unmarked, 1_000);
        assertThat(naive)
                .isEqualTo(tails.favoured().times() + "/" + tails.favoured().of() + " "
                        + tails.behind().times() + "/" + tails.behind().of());
    }

    @Test
    void who_always_gets_the_most_is_favoured_and_never_behind() {
        List<Stratum> strata = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            strata.add(stratum(10, 4, 4));
        }
        Tails tails = new PermutationTest(strata, 10_000, true).run(new Chance(SEED, "most"));
        assertThat(tails.favoured()).isEqualTo(new PValue(1, 10_001));
        assertThat(tails.behind()).isEqualTo(new PValue(101, 101));
        assertThat(tails.advantage()).isEqualTo(6);
        assertThat(tails.cases()).isEqualTo(40);
    }

    @Test
    void where_all_got_the_same_or_nobody_is_marked_there_is_nothing_to_find() {
        Stratum same = stratum(4, 4, 4);
        Stratum alone = stratum(9);
        Tails tails = new PermutationTest(List.of(same, alone), 10_000, true).run(new Chance(SEED, "same"));
        assertThat(tails).isEqualTo(new Tails(PValue.CERTAIN, PValue.CERTAIN, 0, 0));
    }

    @Test
    void under_chance_alone_one_month_in_a_hundred_is_below_one_in_a_hundred() {
        int below = 0;
        for (int month = 0; month < 2_000; month++) {
            Random random = new Random(month);
            List<Stratum> strata = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                strata.add(stratum(random.nextInt(100), random.nextInt(100), random.nextInt(100)));
            }
            PValue value = new PermutationTest(strata, 10_000, true)
                    .run(new Chance(SEED, "month " + month))
                    .favoured();
            below += value.isAtMost(100, 1) ? 1 : 0;
        }
        // 20 of 2,000 are expected; fewer than 6 or more than 38 once in some ten thousand times.
        assertThat(below).isBetween(6, 38);
    }

    @Test
    void holm_asks_the_most_of_the_smallest_and_stops_at_the_first_that_fails() {
        List<Comparison> all = List.of(
                comparison("a", 1, 1_000, -50),
                comparison("b", 1, 250, -50),
                comparison("c", 1, 199, -50),
                comparison("d", 1, 100, -50));
        // 1/1000 by 4, 1/250 by 3 fails: 3/250 is above 1/100, so c and d are not found either.
        assertThat(Holm.correct(all)).extracting(Comparison::found).containsExactly(true, false, false, false);
        List<Comparison> fewer = List.of(all.get(0), comparison("c", 1, 200, -50), all.get(3));
        assertThat(Holm.correct(fewer)).extracting(Comparison::found).containsExactly(true, true, true);
    }

    @Test
    void what_is_sure_but_too_little_to_matter_is_not_found_and_what_was_not_tested_does_not_count() {
        Comparison little = comparison("a", 1, 10_001, -9);
        Comparison enough = comparison("b", 1, 10_001, -10);
        Comparison wrongWay = comparison("c", 1, 10_001, 10);
        Comparison untested = new Comparison(Treatment.OFFERS, "d", Direction.BEHIND, PValue.CERTAIN, 0, 0, false);
        assertThat(Holm.correct(List.of(little, enough, wrongWay, untested)))
                .extracting(Comparison::found)
                .containsExactly(false, true, false, false);
    }
}
