package org.commonway.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.seed.DailySeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {
    private static final int LOGS = 25;

    /** What a replay told, and what it came to. */
    private record Told(List<Finding> findings, Summary summary) {}

    private static Told replay(SampleLog log) {
        return replay(log.entries.stream().map(LogEntry::bytes).toList(), WitnessTimes.none());
    }

    private static Told replay(List<byte[]> entries, WitnessTimes witnesses) {
        List<Finding> findings = new ArrayList<>();
        Replay replay = new Replay(SampleLog.registry(), witnesses, index -> false, findings::add);
        entries.forEach(replay::accept);
        return new Told(findings, replay.summary());
    }

    static Stream<Planted> deviations() {
        return Stream.concat(SearchDeviations.all().stream(), LogDeviations.all().stream());
    }

    @Property(tries = 60)
    void an_honest_log_has_no_findings_and_every_search_is_verified(@ForAll long seed) {
        SampleLog log = SampleLog.honest(new Random(seed), 3, 12);
        Told told = replay(log);
        assertThat(told.findings()).isEmpty();
        assertThat(told.summary()).isEqualTo(new Summary(log.entries.size(), 36, 36, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("deviations")
    void every_deviation_is_found_by_name_at_its_index(Planted planted) {
        int planting = 0;
        for (int seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            SampleLog log = SampleLog.honest(random, 3, 12);
            OptionalInt index = planted.plant().plant(log, random);
            if (index.isEmpty()) {
                continue;
            }
            planting++;
            Told told = replay(log);
            assertThat(told.findings()).as("log %d, entry %s", seed, index).anySatisfy(finding -> {
                assertThat(finding.index()).isEqualTo(index.getAsInt());
                assertThat(finding.code()).isEqualTo(planted.code());
                assertThat(finding.sentence()).endsWith(planted.code().sentence());
            });
            assertThat(told.findings().get(0).index()).isEqualTo(index.getAsInt());
        }
        assertThat(planting).as("logs with room for it").isGreaterThan(LOGS / 2);
    }

    @ParameterizedTest
    @MethodSource("deviations")
    void a_search_with_a_finding_is_never_verified(Planted planted) {
        for (int seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            SampleLog log = SampleLog.honest(random, 3, 12);
            planted.plant().plant(log, random);
            Told told = replay(log);
            Set<Long> wrong = told.findings().stream()
                    .map(Finding::index)
                    .filter(index -> log.searches().contains(index.intValue()))
                    .collect(Collectors.toSet());
            assertThat(told.summary().verified())
                    .isLessThanOrEqualTo(told.summary().searches() - wrong.size());
        }
    }

    @Test
    void a_deviation_is_planted_for_every_code_but_those_with_a_test_of_their_own() {
        Set<FindingCode> planted = deviations()
                .map(Planted::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(planted)))
                .containsExactlyInAnyOrder(FindingCode.ENTRY_UNREADABLE, FindingCode.SIGNATURE_BAD);
    }

    @Test
    void an_entry_that_cannot_be_read_is_named_and_the_replay_goes_on() {
        SampleLog log = SampleLog.honest(new Random(1), 3, 12);
        List<byte[]> entries =
                new ArrayList<>(log.entries.stream().map(LogEntry::bytes).toList());
        int cut = log.searches().get(5);
        entries.set(cut, Arrays.copyOf(entries.get(cut), entries.get(cut).length - 1));
        Told told = replay(entries, WitnessTimes.none());
        assertThat(told.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.index()).isEqualTo(cut);
            assertThat(finding.code()).isEqualTo(FindingCode.ENTRY_UNREADABLE);
            assertThat(finding.sentence()).contains("ENTRY_TRUNCATED");
        });
        assertThat(told.summary()).isEqualTo(new Summary(entries.size(), 35, 35, 0, 1));
    }

    @Property(tries = 200)
    void whatever_bytes_a_log_has_the_replay_comes_to_its_end(@ForAll long seed) {
        Random random = new Random(seed);
        List<byte[]> entries = new ArrayList<>(SampleLog.honest(random, 2, 4).entries.stream()
                .map(LogEntry::bytes)
                .toList());
        for (int change = 0; change < 20; change++) {
            int at = random.nextInt(entries.size());
            byte[] changed = entries.get(at).clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            entries.set(at, changed);
        }
        Collections.shuffle(entries, random);
        Summary summary = replay(entries, WitnessTimes.none()).summary();
        assertThat(summary.entries()).isEqualTo(entries.size());
        assertThat(summary.verified()).isLessThanOrEqualTo(summary.searches());
        assertThat(summary.findings()).isPositive();
    }

    @Test
    void a_seed_that_comes_a_day_late_is_late_even_if_nothing_comes_before_it() {
        SampleLog log = SampleLog.honest(new Random(1), 1, 12);
        List<byte[]> entries = log.entries.stream().map(LogEntry::bytes).toList();
        int reveal = entries.size() - 2;
        LogEntry late = new LogEntry(
                SampleLog.day(2).startMillis(),
                SampleLog.GATEWAY,
                log.entries.get(reveal).body());
        List<byte[]> changed = new ArrayList<>(entries.subList(0, reveal));
        changed.add(late.bytes());
        assertThat(replay(changed, WitnessTimes.none()).findings())
                .extracting(Finding::index, Finding::code)
                .containsExactly(tuple((long) reveal, FindingCode.SEED_NOT_REVEALED));
    }

    @Test
    void a_seed_or_policy_that_witnesses_saw_only_later_was_not_published_before() {
        SampleLog log = SampleLog.honest(new Random(1), 3, 12);
        List<byte[]> entries = log.entries.stream().map(LogEntry::bytes).toList();
        WitnessTimes prompt =
                index -> OptionalLong.of(log.entries.get((int) index).momentMillis());
        assertThat(replay(entries, prompt).findings()).isEmpty();
        WitnessTimes late = index -> OptionalLong.of(SampleLog.day(0).startMillis());
        assertThat(replay(entries, late).findings())
                .extracting(Finding::index, Finding::code)
                .contains(tuple(0L, FindingCode.POLICY_NOTICE_SHORT), tuple(2L, FindingCode.SEED_COMMITTED_LATE));
    }

    @Test
    void a_seed_cannot_be_chosen_once_a_search_of_its_day_was_seen() {
        int tried = 0;
        for (int place = 3; place < 46; place++) {
            SampleLog log = SampleLog.honest(new Random(1), 3, 12);
            int fixed = log.entries.indexOf(fixing(log.seeds.get(SampleLog.day(1)), log));
            LogEntry commitment = log.entries.remove(fixed);
            if (place <= fixed || place > log.entries.size()) {
                continue;
            }
            // However it is dated: as it was, or as what stands in front of it.
            log.entries.add(place, new LogEntry(dated(log, place, commitment), SampleLog.GATEWAY, commitment.body()));
            boolean before =
                    log.entries.get(place - 1).momentMillis() < SampleLog.day(1).startMillis();
            Told told = replay(log);
            assertThat(told.findings().stream()
                            .noneMatch(one -> one.code().name().startsWith("SEED_")))
                    .as("place %d", place)
                    .isEqualTo(before);
            assertThat(told.summary().verified()).isEqualTo(before ? 36 : 24);
            tried += before ? 0 : 1;
        }
        assertThat(tried).isGreaterThan(20);
    }

    private static LogEntry fixing(DailySeed seed, SampleLog log) {
        return log.entries.stream()
                .filter(entry -> entry.body().equals(new SeedCommitted(seed.commitment())))
                .findFirst()
                .orElseThrow();
    }

    private static long dated(SampleLog log, int place, LogEntry commitment) {
        return place % 2 == 0
                ? commitment.momentMillis()
                : log.entries.get(place - 1).momentMillis();
    }

    @Test
    void a_search_whose_draw_waits_for_its_seed_is_open_until_then() {
        SampleLog log = SampleLog.honest(new Random(1), 2, 40);
        List<byte[]> entries = log.entries.stream().map(LogEntry::bytes).toList();
        int lastSearch = log.searches().get(79);
        Summary before =
                replay(entries.subList(0, lastSearch + 1), WitnessTimes.none()).summary();
        assertThat(before.open()).isPositive();
        assertThat(before.verified() + before.open()).isEqualTo(80);
        Summary after =
                replay(entries.subList(0, lastSearch + 2), WitnessTimes.none()).summary();
        assertThat(after.open()).isZero();
        assertThat(after.verified()).isEqualTo(80);
    }
}
