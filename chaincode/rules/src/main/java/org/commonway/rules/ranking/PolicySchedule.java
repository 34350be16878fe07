package org.commonway.rules.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * The policies that are in force or will be. Older and withdrawn ones stay on the ledger under their numbers.
 *
 * @param policies by first day, each before the next; the first is in force until the second is; empty before a city has
 *     put any
 * @param lastVersion the last number given, 0 before any
 */
public record PolicySchedule(List<RankingPolicy> policies, int lastVersion) {
    /** So many policies may wait for their day. */
    public static final int MOST_WAITING = 8;

    /** So long before its first day a policy must stand here (P2B Regulation (EU) 2019/1150, Article 3(2)). */
    public static final int NOTICE_DAYS = 15;

    /** Policies out of order are a bug. */
    public PolicySchedule {
        policies = List.copyOf(policies);
        for (int i = 1; i < policies.size(); i++) {
            RankingPolicy before = policies.get(i - 1);
            RankingPolicy next = policies.get(i);
            if (next.version() <= before.version() || next.firstDay().compareTo(before.firstDay()) <= 0) {
                throw new IllegalArgumentException("policy " + next.version() + " after policy " + before.version());
            }
        }
    }

    /** Before any policy. */
    public static PolicySchedule empty() {
        return new PolicySchedule(List.of(), 0);
    }

    /**
     * Puts the next policy; refused with POLICY_OUT_OF_ORDER unless its first day is after that of every other and not
     * past, POLICY_TOO_SOON unless that day begins {@link #NOTICE_DAYS} days from now or later, TOO_MANY_POLICIES when so
     * many wait already. A channel's first policy may be used from the day of the transaction on: there is none that
     * anybody could rely on. What the last one says already is not put again.
     *
     * @param cityMspId whose member asks
     */
    public PolicyPut put(Sha256 textHash, PolicyDay firstDay, String cityMspId, long nowMillis) {
        if (!policies.isEmpty()) {
            RankingPolicy last = policies.get(policies.size() - 1);
            if (last.textHash().equals(textHash) && last.firstDay().equals(firstDay)) {
                return new PolicyPut(this, last, false);
            }
            requireNotice(last, firstDay, nowMillis);
        } else if (firstDay.compareTo(PolicyDay.of(nowMillis)) < 0) {
            throw outOfOrder("A policy cannot be used before it is put; give today's day or a later one.");
        }
        int version = Math.addExact(lastVersion, 1);
        RankingPolicy next = new RankingPolicy(version, textHash, firstDay, cityMspId, nowMillis, Optional.empty());
        return new PolicyPut(with(next, nowMillis), next, true);
    }

    /** Without this policy, which was withdrawn. */
    public PolicySchedule without(int version) {
        return new PolicySchedule(
                policies.stream().filter(policy -> policy.version() != version).toList(), lastVersion);
    }

    private static void requireNotice(RankingPolicy last, PolicyDay firstDay, long nowMillis) {
        if (firstDay.compareTo(last.firstDay()) <= 0) {
            throw outOfOrder("A policy comes after policy " + last.version() + ", whose first day is "
                    + last.firstDay().number() + "; give a later first_day.");
        }
        if (firstDay.startMillis() - nowMillis < NOTICE_DAYS * PolicyDay.MILLIS) {
            throw new Refusal(RefusalCode.POLICY_TOO_SOON);
        }
    }

    private PolicySchedule with(RankingPolicy next, long nowMillis) {
        List<RankingPolicy> current = new ArrayList<>(policies);
        while (current.size() > 1 && current.get(1).firstDay().startMillis() <= nowMillis) {
            current.remove(0);
        }
        current.add(next);
        if (current.stream()
                        .filter(policy -> policy.firstDay().startMillis() > nowMillis)
                        .count()
                > MOST_WAITING) {
            throw new Refusal(RefusalCode.TOO_MANY_POLICIES);
        }
        return new PolicySchedule(current, next.version());
    }

    private static Refusal outOfOrder(String sentence) {
        return new Refusal(RefusalCode.POLICY_OUT_OF_ORDER, sentence);
    }
}
