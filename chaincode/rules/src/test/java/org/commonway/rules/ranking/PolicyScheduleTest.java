package org.commonway.rules.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;
import org.junit.jupiter.api.Test;

class PolicyScheduleTest {
    private static final long DAY = PolicyDay.MILLIS;
    /** Noon of day 20000. */
    private static final long NOON = 20_000 * DAY + DAY / 2;

    @Test
    void the_first_policy_may_be_used_from_today_on() {
        assertThat(put(PolicySchedule.empty(), "a", 20_000, NOON).policy().version())
                .isEqualTo(1);
        assertRefused(RefusalCode.POLICY_OUT_OF_ORDER, PolicySchedule.empty(), "a", 19_999, NOON);
    }

    @Test
    void every_other_policy_waits_fifteen_whole_days() {
        PolicySchedule first = put(PolicySchedule.empty(), "a", 20_000, NOON).schedule();
        assertRefused(RefusalCode.POLICY_TOO_SOON, first, "b", 20_015, NOON);
        assertThat(put(first, "b", 20_016, NOON).policy().version()).isEqualTo(2);
        // To the millisecond.
        assertThat(put(first, "b", 20_015, 20_000 * DAY).policy().version()).isEqualTo(2);
        assertRefused(RefusalCode.POLICY_TOO_SOON, first, "b", 20_015, 20_000 * DAY + 1);
    }

    @Test
    void a_policy_comes_after_those_that_wait() {
        PolicySchedule two = put(put(PolicySchedule.empty(), "a", 20_000, NOON).schedule(), "b", 20_030, NOON)
                .schedule();
        assertRefused(RefusalCode.POLICY_OUT_OF_ORDER, two, "c", 20_030, NOON);
        assertRefused(RefusalCode.POLICY_OUT_OF_ORDER, two, "c", 20_020, NOON);
        assertThat(put(two, "c", 20_031, NOON).policy().version()).isEqualTo(3);
    }

    @Test
    void the_same_again_is_not_put_again() {
        PolicyPut first = put(PolicySchedule.empty(), "a", 20_000, NOON);
        PolicyPut again = put(first.schedule(), "a", 20_000, NOON + 100 * DAY);
        assertThat(again.isNew()).isFalse();
        assertThat(again.policy()).isEqualTo(first.policy());
        assertThat(again.schedule()).isEqualTo(first.schedule());
    }

    @Test
    void eight_policies_wait_at_most() {
        PolicySchedule schedule = put(PolicySchedule.empty(), "a", 20_000, NOON).schedule();
        for (int i = 0; i < PolicySchedule.MOST_WAITING; i++) {
            schedule = put(schedule, "b", 20_020 + i, NOON).schedule();
        }
        assertRefused(RefusalCode.TOO_MANY_POLICIES, schedule, "c", 20_100, NOON);
        PolicySchedule later = put(schedule, "c", 20_100, NOON + 30 * DAY).schedule();
        assertThat(later.policies()).as("those that are over are gone").hasSize(2);
    }

    @Test
    void a_policy_is_withdrawn_before_its_first_day_only() {
        RankingPolicy waiting = put(PolicySchedule.empty(), "a", 20_020, NOON).policy();
        RankingPolicy withdrawn = waiting.withdraw(WithdrawalReason.OBJECTION, NOON + 1);
        assertThat(withdrawn.withdrawal()).contains(new RankingPolicy.Withdrawal(WithdrawalReason.OBJECTION, NOON + 1));
        assertThat(withdrawn.textHash()).isEqualTo(waiting.textHash());
        assertThat(withdrawn.withdraw(WithdrawalReason.OBJECTION, NOON + 2)).isSameAs(withdrawn);
        assertThatThrownBy(() -> withdrawn.withdraw(WithdrawalReason.NOT_READY, NOON + 2))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION));
        assertThatThrownBy(() -> waiting.withdraw(WithdrawalReason.OBJECTION, 20_020 * DAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_LATE));
    }

    /** Whatever a city does: what ranks on a day was known 15 days before, and never changes once the day has begun. */
    @Property(tries = 2_000)
    void nobody_is_ranked_by_what_was_not_known_in_time(@ForAll long seed) {
        Random random = new Random(seed);
        PolicySchedule schedule = PolicySchedule.empty();
        List<RankingPolicy> standing = new ArrayList<>();
        Map<Integer, Optional<Integer>> seen = new HashMap<>();
        long now = NOON;
        for (int step = 0; step < 60; step++) {
            now += random.nextInt((int) (6 * DAY));
            try {
                if (random.nextInt(4) == 0 && !standing.isEmpty()) {
                    RankingPolicy chosen = standing.get(random.nextInt(standing.size()));
                    chosen.withdraw(WithdrawalReason.NOT_READY, now);
                    standing.remove(chosen);
                    schedule = schedule.without(chosen.version());
                } else {
                    int day = PolicyDay.of(now).number() + random.nextInt(40) - 5;
                    PolicyPut change = put(schedule, "text " + step, day, now);
                    assertThat(change.policy().firstDay().startMillis() - now >= 15 * DAY || standing.isEmpty())
                            .isTrue();
                    schedule = change.schedule();
                    standing.add(change.policy());
                }
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isNotEqualTo(RefusalCode.INVALID_ARGUMENT);
            }
            int today = PolicyDay.of(now).number();
            for (int day = 20_000; day <= today; day++) {
                Optional<Integer> inForce = inForce(standing, day);
                if (day == today && inForce.isEmpty()) {
                    continue; // a channel's first policy may still be put for today
                }
                assertThat(seen.computeIfAbsent(day, any -> inForce)).isEqualTo(inForce);
            }
            if (!schedule.policies().isEmpty()
                    && schedule.policies().get(0).firstDay().number() <= today) {
                assertThat(inForce(schedule.policies(), today)).isEqualTo(inForce(standing, today));
            }
        }
    }

    private static Optional<Integer> inForce(List<RankingPolicy> policies, int day) {
        return policies.stream()
                .filter(policy -> policy.firstDay().number() <= day)
                .reduce((first, second) -> second)
                .map(RankingPolicy::version);
    }

    private static PolicyPut put(PolicySchedule schedule, String text, int day, long now) {
        return schedule.put(
                Sha256.of(new byte[0], text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new PolicyDay(day),
                "CityMSP",
                now);
    }

    private static void assertRefused(RefusalCode code, PolicySchedule schedule, String text, int day, long now) {
        assertThatThrownBy(() -> put(schedule, text, day, now))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
