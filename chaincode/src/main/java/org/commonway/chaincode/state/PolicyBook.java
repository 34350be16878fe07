package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.RankingCodec;
import org.commonway.proto.ledger.v1.RankingPolicies;
import org.commonway.proto.ledger.v1.RankingPolicySchedule;
import org.commonway.rules.ranking.PolicyDay;
import org.commonway.rules.ranking.PolicyPut;
import org.commonway.rules.ranking.PolicySchedule;
import org.commonway.rules.ranking.RankingPolicy;

/** The ranking policies: each by its number, found by its first day too. */
public final class PolicyBook {
    private static final Pattern BOOKMARK = Pattern.compile("[0-9]{8}");

    private final Records records;

    PolicyBook(Records records) {
        this.records = records;
    }

    /** The policies that are in force or will be; none before a city has put any. */
    public PolicySchedule getSchedule() {
        return records.find(Keys.POLICY_SCHEDULE, RankingPolicySchedule.parser())
                .map(RankingCodec::toRules)
                .orElseGet(PolicySchedule::empty);
    }

    /** The policy of this version, if it was put; withdrawn ones too. */
    public Optional<RankingPolicy> find(int version) {
        return records.find(Keys.policy(version), org.commonway.proto.ledger.v1.RankingPolicy.parser())
                .map(RankingCodec::toRules);
    }

    /** The policy that may be used on this day, past or to come, as the ledger knows it now. */
    public Optional<RankingPolicy> findInForce(PolicyDay day) {
        return records.list(Keys.policyFrom(day), Keys.AFTER_POLICIES_FROM, 1).stream()
                .findFirst()
                .map(entry -> Integer.parseInt(new String(entry.getValue(), StandardCharsets.US_ASCII)))
                .map(version -> find(version)
                        .orElseThrow(() -> new IllegalStateException("policy " + version + " is not there")));
    }

    /** A page of policies by version. Refused with INVALID_ARGUMENT when the bookmark is none of this list. */
    public RankingPolicies list(PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        RankingPolicies.Builder answer = RankingPolicies.newBuilder();
        Page page = Page.read(records, Keys.POLICIES, Keys.FIRST_POLICY, Keys.AFTER_POLICIES, ask);
        page.entries()
                .forEach(entry -> answer.addPolicies(Canonical.parseState(
                        entry.getKey(), org.commonway.proto.ledger.v1.RankingPolicy.parser(), entry.getValue())));
        return answer.setBookmark(page.bookmark()).build();
    }

    /** Writes a new policy and the schedule with it. */
    public void put(PolicyPut change) {
        RankingPolicy policy = change.policy();
        records.put(Keys.policy(policy.version()), RankingCodec.toProto(policy));
        String version = Integer.toString(policy.version());
        records.put(Keys.policyFrom(policy.firstDay()), version.getBytes(StandardCharsets.US_ASCII));
        records.put(Keys.POLICY_SCHEDULE, RankingCodec.toProto(change.schedule()));
    }

    /** Writes that a policy was withdrawn: on its first day and after it another one is in force. */
    public void putWithdrawn(RankingPolicy policy) {
        records.put(Keys.policy(policy.version()), RankingCodec.toProto(policy));
        records.delete(Keys.policyFrom(policy.firstDay()));
        records.put(Keys.POLICY_SCHEDULE, RankingCodec.toProto(getSchedule().without(policy.version())));
    }
}
