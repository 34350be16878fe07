package org.commonway.planner.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.request.Timing;
import org.junit.jupiter.api.Test;

/** Which trips are shown, and in which order, does not depend on whose they are. */
class OptionChoiceTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T08:30:00Z");
    private static final Timing TIMING = new Timing(MORNING, Timing.End.DEPART_AT, Duration.ofMinutes(30));
    private static final List<String> OPERATORS = List.of("ant", "bee", "cow", "dog", "elk");

    @Property(tries = 1000)
    void renaming_the_operators_changes_neither_the_choice_nor_the_order(@ForAll long seed) {
        List<Score> scores = trips(seed, OPERATORS);
        List<String> others = new ArrayList<>(OPERATORS);
        Collections.shuffle(others, new Random(~seed));
        List<OptionChoice.Chosen> before = OptionChoice.pick(scores, TIMING);
        List<OptionChoice.Chosen> after = OptionChoice.pick(trips(seed, others), TIMING);
        assertThat(after.stream().map(OptionChoice.Chosen::index))
                .containsExactlyElementsOf(
                        before.stream().map(OptionChoice.Chosen::index).toList());
        assertThat(after.stream().map(OptionChoice.Chosen::strengths))
                .containsExactlyElementsOf(
                        before.stream().map(OptionChoice.Chosen::strengths).toList());
    }

    @Test
    void the_calmest_is_the_one_with_most_time_at_its_tightest_change_and_ten_minutes_are_enough() {
        List<Score> scores = List.of(changing(30, 90), changing(34, 660), changing(33, 600));

        assertThat(OptionChoice.pick(scores, TIMING)).anySatisfy(chosen -> {
            assertThat(chosen.index()).isEqualTo(2);
            assertThat(chosen.strengths()).contains(Strength.CALMEST);
            assertThat(chosen.why()).containsIgnoringCase("hurries least");
        });
    }

    @Test
    void where_nobody_hurries_none_is_the_calmest() {
        List<Score> scores = List.of(changing(30, Score.NO_CHANGE), changing(34, 900));

        assertThat(OptionChoice.pick(scores, TIMING))
                .noneMatch(chosen -> chosen.strengths().contains(Strength.CALMEST));
    }

    @Test
    void who_must_arrive_by_a_moment_is_told_what_leaves_last() {
        Timing by = new Timing(MORNING.plusSeconds(7_200), Timing.End.ARRIVE_BY, Duration.ofMinutes(30));
        List<Score> scores = List.of(changing(30, 90), leaving(20, 50));

        List<OptionChoice.Chosen> picked = OptionChoice.pick(scores, by);

        assertThat(picked).extracting(OptionChoice.Chosen::index).startsWith(1);
        assertThat(picked.get(0).why()).startsWith("Leaves last");
    }

    private static Score changing(int minutes, int spareSeconds) {
        return new Score(
                MORNING,
                MORNING.plusSeconds(60L * minutes),
                OptionalLong.of(200),
                1,
                100,
                100,
                spareSeconds,
                List.of("ant 1", "ant " + spareSeconds),
                List.of("ant"));
    }

    private static Score leaving(int from, int to) {
        return new Score(
                MORNING.plusSeconds(60L * from),
                MORNING.plusSeconds(60L * to),
                OptionalLong.of(300),
                1,
                200,
                200,
                300,
                List.of("bee 1", "bee 2"),
                List.of("bee"));
    }

    /** The same trips for the same seed, whatever the operators are called. */
    private static List<Score> trips(long seed, List<String> names) {
        Random random = new Random(seed);
        List<Score> scores = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Instant departure = MORNING.plusSeconds(60L * random.nextInt(30));
            List<String> ridden = names.subList(0, random.nextInt(names.size()));
            scores.add(new Score(
                    departure,
                    departure.plusSeconds(60L * (1 + random.nextInt(60))),
                    random.nextInt(8) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(900)),
                    random.nextInt(4),
                    random.nextInt(2000),
                    random.nextInt(1500),
                    random.nextInt(2) == 0 ? Score.NO_CHANGE : random.nextInt(900),
                    ridden.stream().map(name -> name + " 1").toList(),
                    ridden));
        }
        return scores;
    }
}
