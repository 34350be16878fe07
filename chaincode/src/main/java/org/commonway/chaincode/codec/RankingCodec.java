package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.RankingPolicySchedule;
import org.commonway.proto.ledger.v1.WithdrawPolicyRequest;
import org.commonway.proto.ledger.v1.WithdrawalReason;
import org.commonway.rules.ranking.PolicyDay;
import org.commonway.rules.ranking.PolicySchedule;
import org.commonway.rules.ranking.RankingPolicy.Withdrawal;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Ranking policies. */
public final class RankingCodec {
    private static final EnumCodec<WithdrawalReason, org.commonway.rules.ranking.WithdrawalReason> REASON =
            EnumCodec.of(
                    WithdrawalReason.class, "WITHDRAWAL_REASON_", org.commonway.rules.ranking.WithdrawalReason.class);

    private RankingCodec() {}

    /** The hash of the policy's text; refused with INVALID_ARGUMENT unless it has 32 bytes. */
    public static Sha256 textHashOf(RankingPolicy policy) {
        return Sha256.read(policy.getTextHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "text_hash");
    }

    /** Why a policy is withdrawn; refused with INVALID_ARGUMENT when it does not say. */
    public static org.commonway.rules.ranking.WithdrawalReason reasonOf(WithdrawPolicyRequest request) {
        return REASON.find(request.getReason())
                .orElseThrow(() -> new Refusal(
                        RefusalCode.INVALID_ARGUMENT,
                        "A policy is withdrawn for one of the schema's reasons; correct reason."));
    }

    /** A policy as it stands on the ledger. */
    public static org.commonway.rules.ranking.RankingPolicy toRules(RankingPolicy policy) {
        return new org.commonway.rules.ranking.RankingPolicy(
                policy.getVersion(),
                textHashOf(policy),
                new PolicyDay(policy.getFirstDay()),
                policy.getCityMspId(),
                policy.getPutAt().getEpochMillis(),
                policy.hasWithdrawnAt()
                        ? Optional.of(new Withdrawal(
                                REASON.get(policy.getWithdrawnFor()),
                                policy.getWithdrawnAt().getEpochMillis()))
                        : Optional.empty());
    }

    /** The schedule as it stands on the ledger. */
    public static PolicySchedule toRules(RankingPolicySchedule schedule) {
        return new PolicySchedule(
                schedule.getPoliciesList().stream().map(RankingCodec::toRules).toList(), schedule.getLastVersion());
    }

    /** A policy as a message. */
    public static RankingPolicy toProto(org.commonway.rules.ranking.RankingPolicy policy) {
        RankingPolicy.Builder builder = RankingPolicy.newBuilder()
                .setVersion(policy.version())
                .setTextHash(EnvelopeCodec.bytesOf(policy.textHash()))
                .setFirstDay(policy.firstDay().number())
                .setCityMspId(policy.cityMspId())
                .setPutAt(MoneyCodec.toMoment(policy.putAtMillis()));
        policy.withdrawal()
                .ifPresent(withdrawal -> builder.setWithdrawnFor(REASON.toProto(withdrawal.reason()))
                        .setWithdrawnAt(MoneyCodec.toMoment(withdrawal.atMillis())));
        return builder.build();
    }

    /** The schedule as a message. */
    public static RankingPolicySchedule toProto(PolicySchedule schedule) {
        return RankingPolicySchedule.newBuilder()
                .addAllPolicies(
                        schedule.policies().stream().map(RankingCodec::toProto).toList())
                .setLastVersion(schedule.lastVersion())
                .build();
    }
}
