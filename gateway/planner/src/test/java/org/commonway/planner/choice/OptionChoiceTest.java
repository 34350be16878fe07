package org.commonway.planner.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Which trips are shown, and in which order, does not depend on whose they are. */
class OptionChoiceTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T08:30:00Z");
    private static final List<String> OPERATORS = List.of("ant", "bee", "cow", "dog", "elk");

    @Property(tries = 1000)
    void renaming_the_operators_changes_neither_the_choice_nor_the_order(@ForAll long seed) {
        List<Score> scores = trips(seed, OPERATORS);
        List<String> others = new ArrayList<>(OPERATORS);
        Collections.shuffle(others, new Random(~seed));
        List<OptionChoice.Chosen> before = OptionChoice.pick(scores, MORNING);
        List<OptionChoice.Chosen> after = OptionChoice.pick(trips(seed, others), MORNING);
        assertThat(after.stream().map(OptionChoice.Chosen::index))
                .containsExactlyElementsOf(
                        before.stream().map(OptionChoice.Chosen::index).toList());
        assertThat(after.stream().map(OptionChoice.Chosen::strengths))
                .containsExactlyElementsOf(
                        before.stream().map(OptionChoice.Chosen::strengths).toList());
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
                    ridden.stream().map(name -> name + " 1").toList(),
                    ridden));
        }
        return scores;
    }
}
