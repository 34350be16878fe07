package org.commonway.chaincode.contract;

import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.RankingCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.RankingPolicies;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawPolicyRequest;
import org.commonway.rules.ranking.PolicyDay;
import org.commonway.rules.ranking.PolicyPut;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The ranking policies of the city whose terms are in force. */
public final class PolicyContract {
    private PolicyContract() {}

    /** A version's number out of an argument; refused with INVALID_ARGUMENT unless it is 1 to 99999999. */
    public static int parseVersion(String text) {
        if (text.matches("[1-9][0-9]{0,7}")) {
            return Integer.parseInt(text);
        }
        throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A policy's version is 1 to 99999999; correct it.");
    }

    /** A day out of an argument, in days since 1970; refused with INVALID_ARGUMENT when it is none. */
    public static PolicyDay parseDay(String text) {
        if (text.matches("0|[1-9][0-9]{0,5}")) {
            return new PolicyDay(Integer.parseInt(text));
        }
        throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A day is a number of days since 1970; correct it.");
    }

    /** Puts the next policy. What the last one says already is not put again. */
    public static RankingPolicy put(Call call, RankingPolicy asked) {
        requireCity(call);
        PolicyPut change = call.state()
                .policies()
                .getSchedule()
                .put(
                        RankingCodec.textHashOf(asked),
                        new PolicyDay(asked.getFirstDay()),
                        call.caller().mspId(),
                        call.nowMillis());
        if (change.isNew()) {
            call.state().policies().put(change);
        }
        return RankingCodec.toProto(change.policy());
    }

    /** Takes a policy back before its first day. The same again writes nothing. */
    public static RankingPolicy withdraw(Call call, WithdrawPolicyRequest asked) {
        requireCity(call);
        var reason = RankingCodec.reasonOf(asked);
        var policy = getOrRefuse(call, asked.getVersion());
        var withdrawn = policy.withdraw(reason, call.nowMillis());
        if (!withdrawn.equals(policy)) {
            call.state().policies().putWithdrawn(withdrawn);
        }
        return RankingCodec.toProto(withdrawn);
    }

    /** The policy of this version; refused with POLICY_NOT_FOUND. */
    public static RankingPolicy get(Call call, int version) {
        return RankingCodec.toProto(getOrRefuse(call, version));
    }

    /** The policy that may be used on this day; refused with NO_POLICY when there is none. */
    public static RankingPolicy inForce(Call call, PolicyDay day) {
        return call.state()
                .policies()
                .findInForce(day)
                .map(RankingCodec::toProto)
                .orElseThrow(() -> new Refusal(RefusalCode.NO_POLICY));
    }

    /** Policies by version, withdrawn ones too. */
    public static RankingPolicies list(Call call, PageAsk ask) {
        return call.state().policies().list(ask);
    }

    private static org.commonway.rules.ranking.RankingPolicy getOrRefuse(Call call, int version) {
        if (version < 1 || version > 99_999_999) {
            throw new Refusal(RefusalCode.POLICY_NOT_FOUND);
        }
        return call.state().policies().find(version).orElseThrow(() -> new Refusal(RefusalCode.POLICY_NOT_FOUND));
    }

    private static void requireCity(Call call) {
        call.caller().requireCityOf(call.state().getTermsInForce().cityMspId());
    }
}
