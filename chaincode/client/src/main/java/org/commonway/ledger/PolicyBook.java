package org.commonway.ledger;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.RankingPolicy;
import org.commonway.proto.ledger.v1.WithdrawalReason;

/** By which policy gateways rank trips, and from which day on. Days are days since 1970-01-01, UTC. */
public interface PolicyBook {

    /** Puts the next policy, by its text_hash and first_day (the city only); what the contract sets is ignored. */
    RankingPolicy putPolicy(RankingPolicy policy);

    /** Takes a policy back before its first day (the city only). */
    RankingPolicy withdrawPolicy(int version, WithdrawalReason reason);

    /** The policy that may be used on this day, as the ledger knows it now. */
    Optional<RankingPolicy> findPolicyInForce(int day);

    /** Every policy ever put, by version; withdrawn ones too. */
    List<RankingPolicy> listPolicies();
}
