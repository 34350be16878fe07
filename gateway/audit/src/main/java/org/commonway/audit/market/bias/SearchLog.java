package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** The searches of one gateway's log, of the time that is audited. That they are the log's own is for its proofs to say. */
public final class SearchLog {
    private final List<SearchRecord> searches = new ArrayList<>();
    private final Map<Digest, Policy> policies = new HashMap<>();

    /**
     * The searches among these entries; others are passed over.
     *
     * @param entries in the order of the log
     * @param policies by which the searches were ranked
     * @throws AuditRefusal MARKET_NO_SEARCHES, MARKET_POLICY_UNKNOWN, and MARKET_TWICE for a search of the same name
     */
    public SearchLog(Collection<LogEntry> entries, Collection<Policy> policies) {
        policies.forEach(policy -> this.policies.put(policy.hash(), policy));
        Set<Digest> seen = new HashSet<>();
        for (LogEntry entry : entries) {
            if (entry.body() instanceof SearchRecord search) {
                Digest name = search.head().search();
                if (!this.policies.containsKey(search.head().policy())) {
                    throw new AuditRefusal(RefusalCode.MARKET_POLICY_UNKNOWN, "search " + name);
                }
                if (!seen.add(name)) {
                    throw new AuditRefusal(RefusalCode.MARKET_TWICE, "search " + name);
                }
                searches.add(search);
            }
        }
        if (searches.isEmpty()) {
            throw new AuditRefusal(RefusalCode.MARKET_NO_SEARCHES);
        }
    }

    /** The searches, in the order of the log. */
    List<SearchRecord> searches() {
        return searches;
    }

    /** The policy that a search of this log was ranked by. */
    Policy policyOf(SearchRecord search) {
        Policy policy = policies.get(search.head().policy());
        if (policy == null) {
            throw new AuditRefusal(
                    RefusalCode.MARKET_POLICY_UNKNOWN, "search " + search.head().search());
        }
        return policy;
    }
}
