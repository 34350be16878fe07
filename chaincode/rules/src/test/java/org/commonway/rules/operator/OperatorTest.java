package org.commonway.rules.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {
    private static final ECPublicKey KEY =
            (ECPublicKey) SigningKeys.generate(new SecureRandom()).getPublic();

    @ParameterizedTest
    @ValueSource(strings = {"me", "metro-do-porto", "0123456789-0123456789-0123456789"})
    void an_id_is_two_to_thirty_two_plain_characters(String id) {
        assertThat(new OperatorId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m", "Metro", "me tro", "metro~1", "métro", "metro\n", "0123456789-0123456789-0123456789x"})
    void anything_else_is_no_id(String id) {
        assertInvalid(() -> new OperatorId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "Co-op", "co~op"})
    void a_cooperatives_id_has_the_same_form(String id) {
        assertInvalid(() -> new CooperativeId(id));
        assertThat(new CooperativeId("shuttles")).hasToString("shuttles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7201", "127.0.0.1:1", "node.example.org:65535", "[::1]:7201"})
    void an_address_is_host_and_port(String address) {
        assertThatCode(() -> operator("Metro", address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                ":7201",
                "localhost:0",
                "localhost:65536",
                "localhost:1:2",
                "a b:1",
                "h:99999999"
            })
    void anything_else_is_no_address(String address) {
        assertInvalid(() -> operator("Metro", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak"})
    void a_name_can_be_read(String name) {
        assertInvalid(() -> operator(name, "localhost:7201"));
        assertInvalid(() -> operator("x".repeat(81), "localhost:7201"));
    }

    private static Operator operator(String name, String address) {
        return new Operator(
                new OperatorId("metro"),
                name,
                OperatorKind.TIMETABLE,
                address,
                KEY,
                VatStatus.REGISTERED,
                Optional.empty());
    }

    private static void assertInvalid(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_OPERATOR));
    }
}
