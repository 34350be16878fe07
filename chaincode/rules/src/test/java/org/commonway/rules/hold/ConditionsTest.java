package org.commonway.rules.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final long START = 10_000_000;
    private static final Conditions TIERED =
            tiers(new CancellationTier(3600, 0), new CancellationTier(600, 2_500), new CancellationTier(60, 5_000));

    @ParameterizedTest
    @CsvSource({
        "3601000, 0",
        "3600001, 0",
        "3600000, 0",
        "3599999, 2500",
        "3599000, 2500",
        "600000, 2500",
        "599999, 5000",
        "60000, 5000",
        "59999, 10000",
        "0, 10000",
        "-1000, 10000"
    })
    void the_first_tier_that_applies_counts_to_the_millisecond(long millisBeforeStart, int feeBps) {
        assertThat(TIERED.cancellationFeeBps(START, START - millisBeforeStart)).isEqualTo(feeBps);
    }

    @Test
    void without_tiers_a_leg_is_free_until_its_start() {
        assertThat(Conditions.NONE_NAMED.cancellationFeeBps(START, START - 1)).isZero();
        assertThat(Conditions.NONE_NAMED.cancellationFeeBps(START, START)).isEqualTo(10_000);
    }

    @Test
    void tiers_come_nearer_to_the_start_and_never_get_cheaper() {
        assertInvalid(() -> tiers(new CancellationTier(60, 0), new CancellationTier(60, 1)));
        assertInvalid(() -> tiers(new CancellationTier(60, 0), new CancellationTier(61, 1)));
        assertInvalid(() -> tiers(new CancellationTier(60, 2), new CancellationTier(59, 1)));
        assertInvalid(() -> tiers(new CancellationTier(-1, 2)));
        assertInvalid(() -> tiers(new CancellationTier(30 * 24 * 3600 + 1, 2)));
        assertInvalid(() -> tiers(new CancellationTier(1, 10_001)));
        assertInvalid(
                () -> tiers(Collections.nCopies(9, new CancellationTier(1, 1)).toArray(CancellationTier[]::new)));
        assertThat(tiers(new CancellationTier(60, 1), new CancellationTier(59, 1))
                        .tiers())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3600,86400,10000,10000,604800,5000,PT,true",
        "3601,0,0,0,0,0,'',false",
        "-1,0,0,0,0,0,'',false",
        "0,86401,0,0,0,0,'',false",
        "0,-1,0,0,0,0,'',false",
        "0,0,10001,0,0,0,'',false",
        "0,0,0,10001,0,0,'',false",
        "0,0,0,0,604801,0,'',false",
        "0,0,0,0,-1,0,'',false",
        "0,0,0,0,0,5001,PT,false",
        "0,0,0,0,0,600,'',false",
        "0,0,0,0,0,600,pt,false",
        "0,0,0,0,0,600,PRT,false",
        "0,0,0,0,0,0,PT,false"
    })
    void every_bound_is_kept(
            int rollback,
            int noShowAfter,
            int noShowFee,
            int operatorCancel,
            int report,
            int vat,
            String country,
            boolean isSane) {
        Runnable make = () ->
                new Conditions(true, rollback, List.of(), noShowAfter, noShowFee, operatorCancel, report, vat, country);
        if (isSane) {
            make.run();
        } else {
            assertInvalid(make);
        }
    }

    private static Conditions tiers(CancellationTier... tiers) {
        return new Conditions(false, 0, List.of(tiers), 0, 0, 0, 0, 0, "");
    }

    private static void assertInvalid(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_CONDITIONS));
    }
}
