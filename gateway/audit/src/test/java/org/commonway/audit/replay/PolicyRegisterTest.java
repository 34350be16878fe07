package org.commonway.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.junit.jupiter.api.Test;

/** A gateway that begins its log after its city has put the policy. */
class PolicyRegisterTest {
    private static final Random RANDOM = new Random(5);
    private static final SampleLog LOG = SampleLog.honest(RANDOM, 2, 10);

    @Test
    void what_had_its_notice_on_the_ledger_may_be_published_in_the_log_just_before_its_use() {
        List<Finding> findings =
                replay((policy, from) -> policy.equals(SampleLog.FIRST.hash()) && from.equals(SampleLog.day(0)));
        assertThat(findings).isEmpty();
    }

    @Test
    void what_the_ledger_does_not_have_or_has_for_another_day_is_at_short_notice() {
        assertThat(replay(PolicyRegister.none()))
                .extracting(Finding::code)
                .contains(FindingCode.POLICY_NOTICE_SHORT, FindingCode.POLICY_UNKNOWN);
        assertThat(replay((policy, from) -> from.equals(SampleLog.day(1))))
                .extracting(Finding::code)
                .contains(FindingCode.POLICY_NOTICE_SHORT);
    }

    /** The log with its first notice a day before the policy is used. */
    private static List<Finding> replay(PolicyRegister onLedger) {
        List<LogEntry> entries = new ArrayList<>(LOG.entries);
        LogEntry notice = entries.get(0);
        assertThat(notice.body()).isInstanceOf(PolicyNotice.class);
        entries.remove(1);
        long late = SampleLog.day(0).startMillis() - 86_400_000;
        entries.set(0, new LogEntry(late, notice.gateway(), notice.body()));
        entries.removeIf(entry -> entry.momentMillis() >= SampleLog.day(1).startMillis());
        List<Finding> findings = new ArrayList<>();
        Replay replay = new Replay(SampleLog.registry(), onLedger, WitnessTimes.none(), index -> false, findings::add);
        entries.forEach(entry -> replay.accept(entry.bytes()));
        return findings;
    }
}
