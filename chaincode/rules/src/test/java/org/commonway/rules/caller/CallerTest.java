package org.commonway.rules.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.commonway.rules.operator.CooperativeId;
import org.commonway.rules.operator.Operator;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.OperatorKind;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.operator.VatStatus;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final ECPublicKey KEY =
            (ECPublicKey) SigningKeys.generate(new SecureRandom()).getPublic();

    private final RegisteredOperator shuttle = registered("joana", "shuttles", "CoopMSP");
    private final RegisteredOperator metro = registered("metro", "", "TransitMSP");
    private final Caller joana = new Caller("CoopMSP", Role.OPERATOR, "joana");
    private final Caller shuttles = new Caller("CoopMSP", Role.COOPERATIVE, "shuttles");
    private final Caller gateway = new Caller("CoopMSP", Role.GATEWAY, "demo");
    private final Caller city = new Caller("CityMSP", Role.CITY, "");
    private final Caller auditor = new Caller("CityMSP", Role.AUDITOR, "");

    @Test
    void roles_are_read_from_their_attribute() {
        assertThat(Role.find("cooperative")).contains(Role.COOPERATIVE);
        assertThat(Role.find("City")).isEmpty();
        assertThat(Role.find("")).isEmpty();
    }

    @Test
    void an_operator_acts_for_itself_only() {
        assertThat(joana.actsFor(shuttle)).isTrue();
        assertThat(joana.actsFor(metro)).isFalse();
        assertThat(new Caller("CoopMSP", Role.GATEWAY, "joana").actsFor(shuttle))
                .isFalse();
        assertNotAllowed(() -> joana.requireActsFor(metro));
    }

    @Test
    void an_attribute_of_another_organisation_counts_for_nothing() {
        assertThat(new Caller("TransitMSP", Role.OPERATOR, "joana").actsFor(shuttle))
                .isFalse();
        assertThat(new Caller("TransitMSP", Role.COOPERATIVE, "shuttles").actsFor(shuttle))
                .isFalse();
        assertNotAllowed(() -> new Caller("TransitMSP", Role.OPERATOR, "joana").requireReaderOf(shuttle));
    }

    @Test
    void a_cooperative_acts_for_those_that_name_it() {
        assertThat(shuttles.actsFor(shuttle)).isTrue();
        assertThat(shuttles.actsFor(registered("rui", "", "CoopMSP"))).isFalse();
        assertThat(shuttles.actsFor(registered("rui", "taxis", "CoopMSP"))).isFalse();
        assertThat(new Caller("CoopMSP", Role.COOPERATIVE, "joana").actsFor(shuttle))
                .as("an id of an operator is not one of a co-operative")
                .isFalse();
    }

    @Test
    void a_cooperative_takes_in_new_operators_but_takes_none_over() {
        Operator rui = registered("rui", "shuttles", "CoopMSP").entry();
        assertThatCode(() -> shuttles.requireMayRegister(rui, Optional.empty())).doesNotThrowAnyException();
        assertThatCode(() -> shuttles.requireMayRegister(shuttle.entry(), Optional.of(shuttle)))
                .doesNotThrowAnyException();
        assertNotAllowed(() -> shuttles.requireMayRegister(rui, Optional.of(registered("rui", "", "CoopMSP"))));
        assertNotAllowed(() -> shuttles.requireMayRegister(
                registered("rui", "taxis", "CoopMSP").entry(), Optional.empty()));
    }

    @Test
    void an_operator_registers_itself_and_an_id_belongs_to_who_was_first() {
        assertThatCode(() -> joana.requireMayRegister(shuttle.entry(), Optional.of(shuttle)))
                .doesNotThrowAnyException();
        assertNotAllowed(() -> joana.requireMayRegister(metro.entry(), Optional.empty()));
        assertThatThrownBy(() -> new Caller("CityMSP", Role.OPERATOR, "joana")
                        .requireMayRegister(shuttle.entry(), Optional.of(shuttle)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.OPERATOR_ID_TAKEN));
    }

    @Test
    void only_a_city_is_a_city_and_only_a_named_gateway_a_gateway() {
        assertThatCode(city::requireCity).doesNotThrowAnyException();
        assertNotAllowed(auditor::requireCity);
        assertThatCode(() -> city.requireCityOf("CityMSP")).doesNotThrowAnyException();
        assertNotAllowed(() -> city.requireCityOf("OtherMSP"));
        assertThat(gateway.requireGateway()).isEqualTo(new Gateway("demo", "CoopMSP"));
        assertThat(gateway.requireGateway().partyId()).isEqualTo("CoopMSP/demo");
        assertNotAllowed(() -> new Caller("CoopMSP", Role.GATEWAY, "").requireGateway());
        assertNotAllowed(joana::requireGateway);
    }

    @Test
    void an_operators_list_is_for_it_its_cooperative_the_city_and_auditors() {
        for (Caller reader : new Caller[] {joana, shuttles, city, auditor}) {
            assertThatCode(() -> reader.requireReaderOf(shuttle)).doesNotThrowAnyException();
        }
        assertNotAllowed(() -> gateway.requireReaderOf(shuttle));
        assertNotAllowed(() -> joana.requireReaderOf(metro));
    }

    @Test
    void legs_are_run_by_operators_and_cooperatives() {
        assertThatCode(joana::requireRunsLegs).doesNotThrowAnyException();
        assertThatCode(shuttles::requireRunsLegs).doesNotThrowAnyException();
        assertNotAllowed(gateway::requireRunsLegs);
        assertNotAllowed(city::requireRunsLegs);
    }

    private static RegisteredOperator registered(String id, String cooperative, String mspId) {
        Operator entry = new Operator(
                new OperatorId(id),
                "An operator",
                OperatorKind.ON_DEMAND,
                "localhost:7201",
                KEY,
                VatStatus.NOT_REGISTERED,
                cooperative.isEmpty() ? Optional.empty() : Optional.of(new CooperativeId(cooperative)));
        return new RegisteredOperator(entry, mspId);
    }

    private static void assertNotAllowed(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_ALLOWED));
    }
}
