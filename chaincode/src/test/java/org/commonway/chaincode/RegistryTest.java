package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.proto.ledger.v1.Terms;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private final MemoryLedger ledger = new MemoryLedger();
    private final Member metro = Member.operator("TransitMSP", "metro");
    private final Member city = Member.of("CityMSP", Map.of("commonway.role", "city"));
    private final Member auditor = Member.of("CityMSP", Map.of("commonway.role", "auditor"));
    private final Member gateway = Member.gateway("CoopMSP", "demo");

    @Test
    void an_operator_registers_itself() {
        Operator entry = register(metro, SampleTrip.operator("metro"));
        assertThat(entry.getMspId()).isEqualTo("TransitMSP");
        assertThat(entry.getRegisteredAt().getEpochMillis()).isEqualTo(ledger.now.toEpochMilli());
        assertThat(ledger.ask(Operator.parser(), gateway, "operators:Get", "metro"))
                .isEqualTo(entry);
    }

    @Test
    void what_the_contract_sets_cannot_be_sent() {
        Operator entry = register(metro, SampleTrip.operator("metro").setMspId("CityMSP"));
        assertThat(entry.getMspId()).isEqualTo("TransitMSP");
    }

    @Test
    void nobody_registers_another() {
        Operator.Builder entry = SampleTrip.operator("bikes");
        assertThat(ledger.refusal(metro, "operators:Register", entry)).isEqualTo("NOT_ALLOWED");
        assertThat(ledger.refusal(city, "operators:Register", entry)).isEqualTo("NOT_ALLOWED");
        assertThat(ledger.refusal(gateway, "operators:Register", entry)).isEqualTo("NOT_ALLOWED");
        assertThat(ledger.state).isEmpty();
    }

    @Test
    void an_id_stays_with_the_organisation_that_registered_it_first() {
        register(metro, SampleTrip.operator("metro"));
        Member impostor = Member.operator("CoopMSP", "metro");
        Operator.Builder entry = SampleTrip.operator("metro");
        assertThat(ledger.refusal(impostor, "operators:Register", entry)).isEqualTo("OPERATOR_ID_TAKEN");
    }

    @Test
    void the_same_entry_again_writes_nothing() {
        Operator first = register(metro, SampleTrip.operator("metro"));
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        ledger.now = ledger.now.plusSeconds(60);
        assertThat(register(metro, SampleTrip.operator("metro"))).isEqualTo(first);
        assertThat(ledger.state).isEqualTo(before);
    }

    @Test
    void an_operator_moves_its_node() {
        register(metro, SampleTrip.operator("metro"));
        ledger.now = ledger.now.plusSeconds(60);
        Operator moved = register(metro, SampleTrip.operator("metro").setAddress("127.0.0.1:7299"));
        assertThat(moved.getAddress()).isEqualTo("127.0.0.1:7299");
        assertThat(moved.getRegisteredAt().getEpochMillis()).isEqualTo(ledger.now.toEpochMilli());
    }

    @Test
    void operators_are_listed_by_id() {
        assertThat(ledger.ask(Operators.parser(), gateway, "operators:List").getOperatorsList())
                .isEmpty();
        register(metro, SampleTrip.operator("metro"));
        register(Member.operator("CoopMSP", "bikes"), SampleTrip.operator("bikes"));
        register(Member.operator("CoopMSP", "metro-2"), SampleTrip.operator("metro-2"));
        assertThat(ledger.ask(Operators.parser(), gateway, "operators:List").getOperatorsList())
                .extracting(Operator::getOperatorId)
                .containsExactly("bikes", "metro", "metro-2");
    }

    @Test
    void an_entry_that_makes_no_sense_is_refused() {
        assertThat(refusalOf(SampleTrip.operator("metro").setName(""))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setAddress("nowhere")))
                .isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").clearKind())).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setKindValue(99))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("Metro!"))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setSigningKey(ByteString.EMPTY)))
                .isEqualTo("INVALID_KEY");
        assertThat(ledger.refusal(metro, "operators:Get", "bikes")).isEqualTo("OPERATOR_NOT_FOUND");
    }

    @Test
    void a_stranger_may_not_even_read() {
        Member nobody = Member.of("CityMSP", Map.of("commonway.operator", "metro"));
        Member guest = Member.of("CityMSP", Map.of("commonway.role", "guest"));
        Member garbled = Member.withExtension("CityMSP", "{\"attrs\":[");
        for (Member stranger : new Member[] {nobody, guest, garbled, new Member(ByteString.copyFromUtf8("nobody"))}) {
            assertThat(ledger.refusal(stranger, "operators:List")).isEqualTo("NOT_ALLOWED");
            assertThat(ledger.refusal(stranger, "terms:InForce")).isEqualTo("NOT_ALLOWED");
            assertThat(ledger.refusal(stranger, "trips:Get", "x")).isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    void a_city_puts_terms_and_a_version_never_changes() {
        assertThat(ledger.refusal(gateway, "terms:InForce")).isEqualTo("NO_TERMS");
        Terms first = putTerms(500, 100);
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(first.getCityMspId()).isEqualTo("CityMSP");
        byte[] written = ledger.state.get("terms~00000001");
        ledger.now = ledger.now.plusSeconds(60);
        Terms second = putTerms(400, 100);
        assertThat(second.getVersion()).isEqualTo(2);
        assertThat(ledger.state.get("terms~00000001")).isSameAs(written);
        assertThat(ledger.ask(Terms.parser(), gateway, "terms:InForce")).isEqualTo(second);
    }

    @Test
    void terms_in_force_put_again_stay_as_they_are() {
        Terms first = putTerms(500, 100);
        ledger.now = ledger.now.plusSeconds(60);
        assertThat(putTerms(500, 100)).isEqualTo(first);
    }

    @Test
    void only_the_city_that_began_changes_the_terms() {
        Terms.Builder terms = Terms.newBuilder().setCommissionCeilingBps(500).setLevyBps(100);
        assertThat(ledger.refusal(gateway, "terms:Put", terms)).isEqualTo("NOT_ALLOWED");
        assertThat(ledger.refusal(auditor, "terms:Put", terms)).isEqualTo("NOT_ALLOWED");
        putTerms(500, 100);
        Member otherCity = Member.of("CoopMSP", Map.of("commonway.role", "city"));
        assertThat(ledger.refusal(otherCity, "terms:Put", terms)).isEqualTo("TERMS_OF_ANOTHER_CITY");
    }

    @Test
    void terms_begin_with_their_transaction() {
        Terms.Builder later = Terms.newBuilder()
                .setCommissionCeilingBps(500)
                .setValidFrom(SampleTrip.moment(ledger.now.plusSeconds(1)));
        assertThat(ledger.refusal(city, "terms:Put", later)).isEqualTo("INVALID_TERMS");
        assertThat(ledger.refusal(city, "terms:Put", Terms.newBuilder().setLevyBps(10001)))
                .isEqualTo("INVALID_TERMS");
    }

    private Terms putTerms(int ceiling, int levy) {
        return ledger.ask(
                Terms.parser(),
                city,
                "terms:Put",
                Terms.newBuilder()
                        .setCommissionCeilingBps(ceiling)
                        .setLevyBps(levy)
                        .build());
    }

    private Operator register(Member caller, Operator.Builder operator) {
        return ledger.ask(Operator.parser(), caller, "operators:Register", operator);
    }

    private String refusalOf(Operator.Builder operator) {
        return ledger.refusal(metro, "operators:Register", operator);
    }
}
