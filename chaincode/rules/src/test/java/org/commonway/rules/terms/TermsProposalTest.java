package org.commonway.rules.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.Levy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsProposalTest {

    @Test
    void commission_and_levy_may_take_a_whole_fare_but_no_more() {
        assertThat(terms(9_000, 1_000, 0).levyBps()).isEqualTo(1_000);
        assertInvalid(() -> terms(9_000, 0, 0, new LevyRule("bus", Mode.BUS, 1_001)));
        assertThat(terms(9_000, 0, 0, new LevyRule("bus", Mode.BUS, 1_000)).levyRules())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,0",
        "0,-1,0",
        "10001,0,0",
        "0,10001,0",
        "9000,1001,0",
        "2147483647,2147483647,0",
        "0,0,91",
        "0,0,-1"
    })
    void terms_that_nobody_could_meet_are_refused(int ceiling, int levy, int days) {
        assertInvalid(() -> terms(ceiling, levy, days));
    }

    @Test
    void a_rule_of_the_mode_comes_before_the_general_levy() {
        TermsProposal terms = terms(0, 100, 0, new LevyRule("bus", Mode.BUS, -500));
        assertThat(terms.levyFor(Mode.BUS, "CityMSP")).isEqualTo(new Levy("CityMSP", "bus", -500));
        assertThat(terms.levyFor(Mode.TRAM, "CityMSP")).isEqualTo(new Levy("CityMSP", "", 100));
    }

    @Test
    void a_mode_has_one_rule_and_a_rule_one_id() {
        LevyRule bus = new LevyRule("bus", Mode.BUS, 1);
        assertInvalid(() -> terms(0, 0, 0, bus, new LevyRule("bus2", Mode.BUS, 2)));
        assertInvalid(() -> terms(0, 0, 0, bus, new LevyRule("bus", Mode.TRAM, 2)));
        assertInvalid(() -> new TermsProposal(0, 0, Collections.nCopies(17, bus), 0, false));
    }

    @Test
    void a_levy_is_at_most_the_whole_price_either_way() {
        assertThat(new LevyRule("free-for-riders", Mode.BUS, -10_000).bps()).isEqualTo(-10_000);
        assertInvalid(() -> new LevyRule("a", Mode.BUS, -10_001));
        assertInvalid(() -> new LevyRule("a", Mode.BUS, 10_001));
        assertInvalid(() -> new LevyRule("", Mode.BUS, 0));
        assertInvalid(() -> new LevyRule("Not an id", Mode.BUS, 0));
    }

    private static TermsProposal terms(int ceiling, int levy, int days, LevyRule... rules) {
        return new TermsProposal(ceiling, levy, List.of(rules), days, false);
    }

    private static void assertInvalid(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_TERMS));
    }
}
