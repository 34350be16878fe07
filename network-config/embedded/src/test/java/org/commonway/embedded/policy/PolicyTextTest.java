package org.commonway.embedded.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature policies as people write them. */
class PolicyTextTest {

    @Test
    void or_and_outof_mean_what_they_say() {
        EndorsementPolicy either = PolicyText.parse("OR('A.peer', 'B.peer')");
        assertThat(either.isFulfilledBy(List.of("B"))).isTrue();
        assertThat(either.isFulfilledBy(List.of("C"))).isFalse();

        EndorsementPolicy nested = PolicyText.parse("AND('A.member', OutOf(2, 'B.peer', \"C.peer\", 'D.peer'))");
        assertThat(nested.isFulfilledBy(List.of("A", "B", "D"))).isTrue();
        assertThat(nested.isFulfilledBy(List.of("A", "B"))).isFalse();
        assertThat(nested.organizations()).containsExactly("A", "B", "C", "D");
    }

    @Test
    void one_signature_counts_once() {
        assertThat(PolicyText.parse("AND('A.peer', 'A.member')").isFulfilledBy(List.of("A")))
                .isFalse();
    }

    @Test
    void a_client_is_a_member_and_no_peer() {
        assertThat(PolicyText.parse("OR('A.member')").admits("A", false)).isTrue();
        assertThat(PolicyText.parse("OR('A.client')").admits("A", false)).isTrue();
        assertThat(PolicyText.parse("OR('A.peer')").admits("A", false)).isFalse();
        assertThat(PolicyText.parse("OR('A.admin')").admits("A", true)).isFalse();
        assertThat(PolicyText.parse("AND('A.member','A.member')").admits("A", false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A.member",
                "OR()",
                "OR('A.member'",
                "OR('A.member'))",
                "OR('A.boss')",
                "OutOf(3,'A.peer','B.peer')",
                "OutOf(0,'A.peer')",
                "OutOf('A.peer')",
                "XOR('A.peer','B.peer')",
                "OR('A.peer' 'B.peer')",
                "OR('A.peer'),"
            })
    void what_is_no_policy_is_refused(String text) {
        assertThatThrownBy(() -> PolicyText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no signature policy");
    }
}
