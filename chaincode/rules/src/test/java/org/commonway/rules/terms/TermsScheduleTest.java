package org.commonway.rules.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class TermsScheduleTest {
    private static final Caller CITY = new Caller("CityMSP", Role.CITY, "");
    private static final OptionalLong NOW = OptionalLong.empty();

    @Test
    void terms_are_in_force_from_their_moment_until_the_next_ones_are() {
        TermsSchedule schedule = put(put(TermsSchedule.empty(), 1, NOW, 100), 2, OptionalLong.of(200), 100);
        assertThat(schedule.findInForce(99)).isEmpty();
        assertThat(schedule.getInForce(100).version()).isEqualTo(1);
        assertThat(schedule.getInForce(199).version()).isEqualTo(1);
        assertThat(schedule.getInForce(200).version()).isEqualTo(2);
        assertThat(schedule.getInForce(Long.MAX_VALUE).content()).isEqualTo(terms(2));
        assertRefused(RefusalCode.NO_TERMS, () -> schedule.getInForce(99));
        assertRefused(RefusalCode.NO_TERMS, () -> TermsSchedule.empty().getInForce(0));
    }

    @Test
    void each_version_comes_after_every_other_and_none_is_of_the_past() {
        TermsSchedule schedule = put(TermsSchedule.empty(), 1, OptionalLong.of(200), 100);
        assertRefused(RefusalCode.TERMS_OUT_OF_ORDER, () -> put(schedule, 2, OptionalLong.of(200), 100));
        assertRefused(RefusalCode.TERMS_OUT_OF_ORDER, () -> put(schedule, 2, NOW, 150));
        assertRefused(RefusalCode.TERMS_OUT_OF_ORDER, () -> put(schedule, 2, OptionalLong.of(299), 300));
        assertRefused(RefusalCode.TERMS_OUT_OF_ORDER, () -> put(TermsSchedule.empty(), 1, OptionalLong.of(99), 100));
        assertThat(put(schedule, 2, OptionalLong.of(201), 100).versions()).hasSize(2);
    }

    @Test
    void what_stands_already_is_not_put_again() {
        TermsSchedule schedule = put(TermsSchedule.empty(), 1, OptionalLong.of(200), 100);
        assertThat(schedule.put(terms(1), OptionalLong.of(200), CITY, 300).isNew())
                .isFalse();
        assertThat(schedule.put(terms(1), NOW, CITY, 200).terms().version()).isEqualTo(1);
        assertThat(schedule.put(terms(1), OptionalLong.of(201), CITY, 100).isNew())
                .isTrue();
        assertThat(schedule.put(terms(2), NOW, CITY, 300).terms().version()).isEqualTo(2);
    }

    @Test
    void eight_versions_wait_at_most() {
        TermsSchedule schedule = put(TermsSchedule.empty(), 0, NOW, 0);
        for (int i = 1; i <= 8; i++) {
            schedule = put(schedule, i, OptionalLong.of(i * 10L), 0);
        }
        TermsSchedule full = schedule;
        assertRefused(RefusalCode.TOO_MANY_TERMS, () -> put(full, 9, OptionalLong.of(90), 9));
        assertThat(put(full, 9, OptionalLong.of(90), 10).versions()).hasSize(9);
    }

    @Test
    void versions_that_are_over_leave_the_schedule() {
        TermsSchedule schedule = put(put(TermsSchedule.empty(), 1, NOW, 100), 2, NOW, 200);
        TermsSchedule next = put(schedule, 3, OptionalLong.of(400), 300);
        assertThat(next.versions()).extracting(Terms::version).containsExactly(2, 3);
        assertThat(next.getInForce(300).version()).isEqualTo(2);
    }

    @Test
    void only_a_city_puts_terms_and_only_that_which_was_first() {
        assertRefused(
                RefusalCode.NOT_ALLOWED,
                () -> TermsSchedule.empty().put(terms(1), NOW, new Caller("CityMSP", Role.AUDITOR, ""), 1));
        TermsSchedule schedule = put(TermsSchedule.empty(), 1, NOW, 1);
        assertRefused(
                RefusalCode.TERMS_OF_ANOTHER_CITY,
                () -> schedule.put(terms(2), NOW, new Caller("OtherMSP", Role.CITY, ""), 2));
    }

    @Test
    void a_schedule_out_of_order_is_a_bug() {
        Terms first = new Terms(1, "CityMSP", 10, terms(1));
        assertThatThrownBy(() -> new TermsSchedule(List.of(first, new Terms(2, "CityMSP", 10, terms(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TermsSchedule(List.of(first, new Terms(3, "CityMSP", 11, terms(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TermsSchedule put(TermsSchedule schedule, int ceiling, OptionalLong validFrom, long now) {
        return schedule.put(terms(ceiling), validFrom, CITY, now).schedule();
    }

    private static TermsProposal terms(int ceiling) {
        return new TermsProposal(ceiling, 0, List.of(), 0, false);
    }

    private static void assertRefused(RefusalCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
