package org.commonway.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;

/** What holds for the first day of a log, and for days on which its gateway stood still. */
class YoungLogTest {
    private static final SeedDay FIRST = new SeedDay(20_600);
    private static final long NOON = 43_200_000;

    private final Random random = new Random(7);
    private final SampleSearches searches = new SampleSearches(random);
    private final List<LogEntry> entries = new ArrayList<>();
    private final DailySeed first = SampleSearches.seed(FIRST, random);
    private final DailySeed fourth = SampleSearches.seed(day(3), random);

    private static SeedDay day(int number) {
        return new SeedDay(FIRST.number() + number);
    }

    private void add(long millisOfFirstDay, EntryBody body) {
        entries.add(new LogEntry(FIRST.startMillis() + millisOfFirstDay, SampleLog.GATEWAY, body));
    }

    private void addSearch(int day, DailySeed seed) {
        add(2L * day * NOON + NOON + 60_000, searches.search(SampleLog.FIRST, seed));
    }

    private List<FindingCode> found() {
        List<FindingCode> findings = new ArrayList<>();
        Replay replay = new Replay(
                SampleLog.registry(), WitnessTimes.none(), index -> false, finding -> findings.add(finding.code()));
        entries.forEach(entry -> replay.accept(entry.bytes()));
        return findings;
    }

    private void begin() {
        add(NOON, new PolicyNotice(FIRST, Octets.of(SampleLog.FIRST.bytes())));
        add(NOON, new SeedCommitted(first.commitment()));
        add(NOON, new SeedCommitted(fourth.commitment()));
    }

    @Test
    void the_first_policy_and_the_first_days_seed_may_be_used_at_once() {
        begin();
        addSearch(0, first);
        add(2 * NOON + 120_000, new SeedRevealed(first));

        assertThat(found()).isEmpty();
    }

    @Test
    void a_first_policy_is_not_dated_back() {
        add(NOON, new PolicyNotice(new SeedDay(FIRST.number() - 1), Octets.of(SampleLog.FIRST.bytes())));

        assertThat(found()).containsExactly(FindingCode.POLICY_NOTICE_SHORT);
    }

    @Test
    void the_second_policy_of_a_log_is_noticed_like_every_other() {
        begin();
        add(NOON, new PolicyNotice(day(14), Octets.of(SampleLog.SECOND.bytes())));

        assertThat(found()).containsExactly(FindingCode.POLICY_NOTICE_SHORT);
    }

    @Test
    void a_seed_of_the_first_day_comes_before_its_first_search() {
        add(NOON, new PolicyNotice(FIRST, Octets.of(SampleLog.FIRST.bytes())));
        addSearch(0, first);
        add(NOON + 60_000, new SeedCommitted(first.commitment()));

        assertThat(found()).containsExactly(FindingCode.SEED_NOT_COMMITTED, FindingCode.SEED_COMMITTED_LATE);
    }

    @Test
    void a_seed_of_another_day_comes_before_that_day_also_where_nothing_was_searched() {
        begin();
        add(
                2 * NOON + 60_000,
                new SeedCommitted(SampleSearches.seed(day(1), random).commitment()));

        assertThat(found()).containsExactly(FindingCode.SEED_COMMITTED_LATE);
    }

    @Test
    void days_without_searches_owe_no_seed_and_a_day_with_one_does() {
        begin();
        add(NOON, new SeedCommitted(SampleSearches.seed(day(1), random).commitment()));
        addSearch(3, fourth);
        assertThat(found()).isEmpty();

        addSearch(5, fourth);
        assertThat(found()).contains(FindingCode.SEED_NOT_REVEALED);
    }
}
