package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed comparison against one value after the other. */
class CriteriaTest {
    private static final int[] FIELDS = {
        Labels.TIME, Labels.VEHICLES, Labels.WALK, Labels.UNKNOWN, Labels.PRICE, Labels.CO2
    };
    private static final int[] MOST = {3_000_000, 63, (1 << 24) - 1, 1, Integer.MAX_VALUE, (1 << 24) - 1};

    @Property(tries = 5_000)
    void packed_keys_say_what_the_values_say(
            @ForAll @Size(6) int[] picks, @ForAll @Size(6) @IntRange(min = -2, max = 2) int[] differences) {
        int[] a = new int[Labels.TICKETS];
        int[] b = new int[Labels.TICKETS];
        boolean noWorse = true;
        for (int i = 0; i < FIELDS.length; i++) {
            a[FIELDS[i]] = Math.floorMod(picks[i], MOST[i]);
            b[FIELDS[i]] = (int) Math.max(0, Math.min(MOST[i], (long) a[FIELDS[i]] + differences[i]));
            noWorse &= a[FIELDS[i]] <= b[FIELDS[i]];
        }
        boolean packed = Criteria.isNoWorseFirst(Criteria.first(a), Criteria.first(b))
                && Criteria.isNoWorseSecond(Criteria.second(a), Criteria.second(b));
        assertThat(packed).isEqualTo(noWorse);
    }

    @Test
    void the_first_hour_of_a_day_on_which_clocks_go_back_lies_before_its_base() {
        int[] before = new int[Labels.TICKETS];
        int[] after = new int[Labels.TICKETS];
        before[Labels.TIME] = -1_800;
        assertThat(Criteria.isNoWorseFirst(Criteria.first(before), Criteria.first(after)))
                .isTrue();
        assertThat(Criteria.isNoWorseFirst(Criteria.first(after), Criteria.first(before)))
                .isFalse();
    }

    @Test
    void co2_under_way_may_be_below_zero() {
        int[] less = new int[Labels.TICKETS];
        int[] more = new int[Labels.TICKETS];
        less[Labels.CO2] = -5;
        assertThat(Criteria.isNoWorseSecond(Criteria.second(less), Criteria.second(more)))
                .isTrue();
        assertThat(Criteria.isNoWorseSecond(Criteria.second(more), Criteria.second(less)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Labels.TIME, Labels.VEHICLES, Labels.WALK, Labels.PRICE})
    void values_that_no_key_can_hold_are_refused_and_not_cut(int field) {
        int[] label = new int[Labels.TICKETS];
        label[field] = -2_000_000;
        assertThatThrownBy(() -> {
                    Criteria.first(label);
                    Criteria.second(label);
                })
                .isInstanceOf(IllegalArgumentException.class);
    }
}
