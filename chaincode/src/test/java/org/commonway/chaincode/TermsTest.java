package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.LevyRule;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.junit.jupiter.api.Test;

class TermsTest {
    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void a_city_puts_terms_and_a_version_never_changes() {
        assertThat(ledger.refusal(Town.GATEWAY, "terms:InForce")).isEqualTo("NO_TERMS");
        assertThat(schedule().getVersionsList()).isEmpty();
        Terms first = put(Town.TERMS);
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(first.getCityMspId()).isEqualTo("CityMSP");
        assertThat(first.getValidFrom()).isEqualTo(SampleTrip.moment(ledger.now));
        byte[] written = ledger.state.get("terms~00000001");
        ledger.now = ledger.now.plusSeconds(60);
        Terms second = put(Town.TERMS.toBuilder().setLevyBps(50).build());
        assertThat(second.getVersion()).isEqualTo(2);
        assertThat(ledger.state.get("terms~00000001")).isSameAs(written);
        assertThat(inForce()).isEqualTo(second);
    }

    @Test
    void terms_wait_until_they_are_in_force() {
        put(Town.TERMS);
        Instant begin = ledger.now;
        put(from(begin.plusSeconds(100)).build());
        put(from(begin.plusSeconds(200)).build());
        assertThat(inForce().getVersion()).isEqualTo(1);
        assertThat(schedule().getVersionsList()).extracting(Terms::getVersion).containsExactly(1, 2, 3);
        ledger.now = begin.plusSeconds(100);
        assertThat(inForce().getVersion()).isEqualTo(2);
        assertThat(schedule().getVersionsList()).extracting(Terms::getVersion).containsExactly(2, 3);
        ledger.now = begin.plusSeconds(1000);
        assertThat(inForce().getVersion()).isEqualTo(3);
    }

    @Test
    void a_trip_keeps_the_terms_it_was_booked_under() {
        Town town = new Town();
        town.ledger.ask(
                Terms.parser(),
                Town.CITY,
                "terms:Put",
                from(town.ledger.now.plusSeconds(1)).setLevyBps(0));
        SampleTrip old = town.booked(town.trip().metroLeg());
        town.ledger.now = town.ledger.now.plusSeconds(1);
        SampleTrip recent = town.booked(town.trip().metroLeg());
        assertThat(town.read(old).getTermsVersion()).isEqualTo(1);
        assertThat(town.read(recent).getTermsVersion()).isEqualTo(2);
        assertThat(town.read(old).getSplitsList()).hasSize(3);
        assertThat(town.read(recent).getSplitsList()).hasSize(2);
    }

    @Test
    void terms_put_again_stay_as_they_are() {
        Terms first = put(Town.TERMS);
        ledger.now = ledger.now.plusSeconds(60);
        assertThat(put(Town.TERMS)).isEqualTo(first);
        assertThat(ledger.state).containsOnlyKeys("organizations", "terms~00000001", "terms~schedule");
    }

    @Test
    void terms_that_cannot_be_put_are_refused() {
        assertThat(refusal(Town.TERMS.toBuilder().setLevyBps(10001))).isEqualTo("INVALID_TERMS");
        assertThat(refusal(Town.TERMS.toBuilder().setLevyBps(-1))).isEqualTo("INVALID_TERMS");
        assertThat(refusal(Town.TERMS.toBuilder().setDisputeDays(91))).isEqualTo("INVALID_TERMS");
        assertThat(refusal(Town.TERMS.toBuilder()
                        .addLevyRules(LevyRule.newBuilder().setRuleId("x"))))
                .isEqualTo("INVALID_TERMS");
        LevyRule rule =
                LevyRule.newBuilder().setRuleId("x").setMode(Mode.MODE_BUS).build();
        assertThat(refusal(Town.TERMS.toBuilder().addLevyRules(rule).addLevyRules(rule)))
                .isEqualTo("INVALID_TERMS");
        assertThat(refusal(from(ledger.now.minusSeconds(1)))).isEqualTo("TERMS_OUT_OF_ORDER");
        put(from(ledger.now.plusSeconds(60)).build());
        assertThat(refusal(Town.TERMS.toBuilder().setLevyBps(3))).isEqualTo("TERMS_OUT_OF_ORDER");
        for (int i = 0; i < 7; i++) {
            put(from(ledger.now.plusSeconds(100 + i)).build());
        }
        assertThat(refusal(from(ledger.now.plusSeconds(200)))).isEqualTo("TOO_MANY_TERMS");
        Member otherCity = Member.of("CoopMSP", Map.of("commonway.role", "city"));
        assertThat(ledger.refusal(otherCity, "terms:Put", from(ledger.now.plusSeconds(300))))
                .isEqualTo("TERMS_OF_ANOTHER_CITY");
    }

    private static Terms.Builder from(Instant moment) {
        return Town.TERMS.toBuilder().setValidFrom(SampleTrip.moment(moment));
    }

    private Terms put(Terms terms) {
        return ledger.ask(Terms.parser(), Town.CITY, "terms:Put", terms);
    }

    private String refusal(Terms.Builder terms) {
        return ledger.refusal(Town.CITY, "terms:Put", terms);
    }

    private Terms inForce() {
        return ledger.ask(Terms.parser(), Town.AUDITOR, "terms:InForce");
    }

    private TermsSchedule schedule() {
        return ledger.ask(TermsSchedule.parser(), Town.AUDITOR, "terms:Schedule");
    }
}
