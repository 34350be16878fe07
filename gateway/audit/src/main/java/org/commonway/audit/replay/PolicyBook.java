package org.commonway.audit.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.seed.SeedDay;

/** The policies that a log has published, and which was in force when. */
final class PolicyBook {
    private static final long DAY_MILLIS = 86_400_000;

    private final Findings findings;
    private final PolicyRegister onLedger;
    private final List<Published> published = new ArrayList<>();
    private final Map<Digest, Published> byHash = new HashMap<>();
    private int highestVersion;

    /** A policy that counts, and from when. */
    private record Published(Policy policy, SeedDay from) {}

    PolicyBook(Findings findings, PolicyRegister onLedger) {
        this.findings = findings;
        this.onLedger = onLedger;
    }

    /**
     * Takes in a notice that had been published at this moment at the latest. The first of a log may be used on the day on
     * which the log begins, if it was published on that day: it replaces none on which anybody could have relied.
     */
    void add(long index, long publishedMillis, PolicyNotice notice, SeedDay firstDay) {
        Policy policy;
        try {
            policy = Policy.parse(notice.text().bytes());
        } catch (AuditRefusal e) {
            findings.add(index, FindingCode.POLICY_UNREADABLE, String.valueOf(e.getMessage()));
            return;
        }
        if (policy.version() <= highestVersion) {
            findings.add(index, FindingCode.POLICY_VERSION, "version " + policy.version());
            return;
        }
        boolean begins = highestVersion == 0 && notice.from().equals(firstDay);
        highestVersion = policy.version();
        long inUseMillis = begins ? notice.from().endMillis() : notice.from().startMillis();
        long noticeMillis = begins ? 1 : policy.noticeDays() * DAY_MILLIS;
        boolean inTime = inUseMillis - publishedMillis >= noticeMillis;
        if (!inTime && !onLedger.has(policy.hash(), notice.from())) {
            findings.add(index, FindingCode.POLICY_NOTICE_SHORT, "version " + policy.version());
            return;
        }
        Published counts = new Published(policy, notice.from());
        published.add(counts);
        byHash.put(policy.hash(), counts);
    }

    /** The policy that a search was ranked by; empty, with a finding, if it is not known. */
    Optional<Policy> find(long index, SearchRecord search) {
        Published used = byHash.get(search.head().policy());
        if (used == null) {
            findings.add(
                    index, FindingCode.POLICY_UNKNOWN, "policy " + search.head().policy());
            return Optional.empty();
        }
        SeedDay day = search.head().day();
        Optional<Published> inForce =
                published.stream().filter(one -> one.from().compareTo(day) <= 0).reduce((older, newer) -> newer);
        if (!inForce.equals(Optional.of(used))) {
            findings.add(
                    index,
                    FindingCode.POLICY_NOT_IN_FORCE,
                    "version " + used.policy().version());
        }
        return Optional.of(used.policy());
    }
}
