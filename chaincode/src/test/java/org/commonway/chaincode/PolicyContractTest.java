package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Map;
import org.commonway.proto.ledger.v1.RankingPolicies;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawPolicyRequest;
import org.commonway.proto.ledger.v1.WithdrawalReason;
import org.junit.jupiter.api.Test;

class PolicyContractTest {
    private final Town town = new Town();
    private final int today =
            (int) Duration.ofMillis(town.ledger.now.toEpochMilli()).toDays();

    @Test
    void a_policy_in_use_is_found_by_its_day_and_stays_as_it_was_put() {
        RankingPolicy first = put(1, today);
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(first.getCityMspId()).isEqualTo("CityMSP");
        byte[] written = town.ledger.state.get("policy~00000001");
        RankingPolicy second = put(2, today + 20);
        put(3, today + 40);
        assertThat(inForce(today)).isEqualTo(first);
        assertThat(inForce(today + 19)).isEqualTo(first);
        assertThat(inForce(today + 20)).isEqualTo(second);
        assertThat(inForce(today + 1000).getVersion()).isEqualTo(3);
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(100));
        put(4, today + 200);
        assertThat(inForce(today + 5)).as("days that are over too").isEqualTo(first);
        assertThat(town.ledger.state.get("policy~00000001")).isSameAs(written);
        assertThat(town.ledger.refusal(Town.AUDITOR, "policies:InForce", Integer.toString(today - 1)))
                .isEqualTo("NO_POLICY");
    }

    @Test
    void a_withdrawn_policy_is_never_in_force_and_its_number_is_not_given_again() {
        put(1, today);
        put(2, today + 20);
        RankingPolicy withdrawn = withdraw(2, WithdrawalReason.WITHDRAWAL_REASON_OBJECTION);
        assertThat(withdrawn.getWithdrawnFor()).isEqualTo(WithdrawalReason.WITHDRAWAL_REASON_OBJECTION);
        assertThat(inForce(today + 20).getVersion()).isEqualTo(1);
        town.ledger.now = town.ledger.now.plusSeconds(60);
        assertThat(withdraw(2, WithdrawalReason.WITHDRAWAL_REASON_OBJECTION)).isEqualTo(withdrawn);
        assertThat(put(3, today + 20).getVersion()).isEqualTo(3);
        assertThat(inForce(today + 20).getVersion()).isEqualTo(3);
        RankingPolicies all = town.ledger.ask(RankingPolicies.parser(), Town.AUDITOR, "policies:List", "2", "");
        assertThat(all.getPoliciesList()).extracting(RankingPolicy::getVersion).containsExactly(1, 2);
        assertThat(town.ledger
                        .ask(RankingPolicies.parser(), Town.AUDITOR, "policies:List", "2", all.getBookmark())
                        .getPoliciesList())
                .extracting(RankingPolicy::getVersion)
                .containsExactly(3);
    }

    @Test
    void what_is_in_use_is_not_withdrawn() {
        put(1, today);
        assertThat(refusal("policies:Withdraw", withdrawal(1, WithdrawalReason.WITHDRAWAL_REASON_OBJECTION)))
                .isEqualTo("TOO_LATE");
        assertThat(refusal("policies:Withdraw", withdrawal(9, WithdrawalReason.WITHDRAWAL_REASON_OBJECTION)))
                .isEqualTo("POLICY_NOT_FOUND");
        assertThat(refusal("policies:Withdraw", withdrawal(-9, WithdrawalReason.WITHDRAWAL_REASON_OBJECTION)))
                .isEqualTo("POLICY_NOT_FOUND");
        assertThat(refusal("policies:Withdraw", withdrawal(1, WithdrawalReason.WITHDRAWAL_REASON_UNSPECIFIED)))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_policy_that_cannot_be_put_is_refused() {
        put(1, today);
        assertThat(refusal("policies:Put", policy(2, today + 14))).isEqualTo("POLICY_TOO_SOON");
        assertThat(refusal("policies:Put", policy(2, today))).isEqualTo("POLICY_OUT_OF_ORDER");
        assertThat(refusal("policies:Put", policy(2, -1))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal("policies:Put", policy(2, 115_741))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(
                        "policies:Put",
                        policy(2, today + 20).toBuilder()
                                .setTextHash(ByteString.copyFromUtf8("short"))
                                .build()))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(town.ledger.state).doesNotContainKey("policy~00000002");
    }

    @Test
    void before_a_city_has_terms_nobody_puts_policies() {
        MemoryLedger empty = new MemoryLedger();
        assertThat(empty.refusal(Town.CITY, "policies:Put", policy(1, today))).isEqualTo("NO_TERMS");
        Member otherCity = Member.of("CoopMSP", Map.of("commonway.role", "city"));
        assertThat(town.ledger.refusal(otherCity, "policies:Put", policy(1, today)))
                .isEqualTo("NOT_ALLOWED");
    }

    static RankingPolicy policy(int text, int firstDay) {
        byte[] hash = new byte[32];
        hash[31] = (byte) text;
        return RankingPolicy.newBuilder()
                .setTextHash(ByteString.copyFrom(hash))
                .setFirstDay(firstDay)
                .build();
    }

    static WithdrawPolicyRequest withdrawal(int version, WithdrawalReason reason) {
        return WithdrawPolicyRequest.newBuilder()
                .setVersion(version)
                .setReason(reason)
                .build();
    }

    private RankingPolicy put(int text, int firstDay) {
        return town.ledger.ask(RankingPolicy.parser(), Town.CITY, "policies:Put", policy(text, firstDay));
    }

    private RankingPolicy withdraw(int version, WithdrawalReason reason) {
        return town.ledger.ask(RankingPolicy.parser(), Town.CITY, "policies:Withdraw", withdrawal(version, reason));
    }

    private RankingPolicy inForce(int day) {
        return town.ledger.ask(RankingPolicy.parser(), Town.AUDITOR, "policies:InForce", Integer.toString(day));
    }

    private String refusal(String function, Object argument) {
        return town.ledger.refusal(Town.CITY, function, argument);
    }
}
