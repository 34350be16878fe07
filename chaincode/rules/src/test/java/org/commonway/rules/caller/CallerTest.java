package org.commonway.rules.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final OperatorId METRO = new OperatorId("metro");

    private final Caller metro = new Caller("TransitMSP", Role.OPERATOR, "metro");
    private final Caller gateway = new Caller("CoopMSP", Role.GATEWAY, "demo");
    private final Caller city = new Caller("CityMSP", Role.CITY, "");
    private final Caller auditor = new Caller("CityMSP", Role.AUDITOR, "");

    @Test
    void roles_are_read_from_their_attribute() {
        assertThat(Role.find("city")).contains(Role.CITY);
        assertThat(Role.find("City")).isEmpty();
        assertThat(Role.find("")).isEmpty();
    }

    @Test
    void an_operator_acts_for_itself_only() {
        assertThatCode(() -> metro.requireOperator(METRO)).doesNotThrowAnyException();
        assertNotAllowed(() -> metro.requireOperator(new OperatorId("bikes")));
        assertNotAllowed(() -> gateway.requireOperator(METRO));
        assertNotAllowed(() -> new Caller("CoopMSP", Role.GATEWAY, "metro").requireOperator(METRO));
    }

    @Test
    void only_a_city_is_a_city_and_only_a_named_gateway_a_gateway() {
        assertThatCode(city::requireCity).doesNotThrowAnyException();
        assertNotAllowed(auditor::requireCity);
        assertThat(gateway.requireGateway()).isEqualTo(new Gateway("demo", "CoopMSP"));
        assertNotAllowed(metro::requireGateway);
        assertNotAllowed(() -> new Caller("CoopMSP", Role.GATEWAY, "").requireGateway());
    }

    @Test
    void an_operators_list_is_for_itself_cities_and_auditors() {
        assertThatCode(() -> metro.requireReaderOf(METRO)).doesNotThrowAnyException();
        assertThatCode(() -> city.requireReaderOf(METRO)).doesNotThrowAnyException();
        assertThatCode(() -> auditor.requireReaderOf(METRO)).doesNotThrowAnyException();
        assertNotAllowed(() -> gateway.requireReaderOf(METRO));
        assertNotAllowed(() -> metro.requireReaderOf(new OperatorId("bikes")));
    }

    private static void assertNotAllowed(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_ALLOWED));
    }
}
