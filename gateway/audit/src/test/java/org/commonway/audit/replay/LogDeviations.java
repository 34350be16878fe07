package org.commonway.audit.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/** What a gateway may do wrong with its policies, its seeds and its log. */
final class LogDeviations {
    private LogDeviations() {}

    static List<Planted> all() {
        return Stream.of(entries(), policies(), seeds()).flatMap(List::stream).toList();
    }

    private static List<Planted> entries() {
        return List.of(
                new Planted(FindingCode.WRONG_GATEWAY, "another's entry", (log, random) -> {
                    int place = aSearch(log, random);
                    LogEntry entry = log.entries.get(place);
                    log.entries.set(place, new LogEntry(entry.momentMillis(), "other.example/log", entry.body()));
                    return OptionalInt.of(place);
                }),
                new Planted(FindingCode.TIME_RUNS_BACK, "a search is dated back", (log, random) -> {
                    int place = log.searches().get(log.searches().size() - 1);
                    LogEntry before = log.entries.get(place - 1);
                    return put(
                            log,
                            place,
                            before.momentMillis() - 60_001,
                            log.entries.get(place).body());
                }),
                new Planted(FindingCode.SEARCH_TWICE, "a search is logged twice", (log, random) -> {
                    int place = aSearch(log, random);
                    return insert(
                            log,
                            place + 1,
                            log.entries.get(place).momentMillis(),
                            log.entries.get(place).body());
                }));
    }

    private static List<Planted> policies() {
        return List.of(
                new Planted(FindingCode.POLICY_UNKNOWN, "a policy that nobody has seen", (log, random) -> {
                    int place = aSearch(log, random);
                    return head(
                            log,
                            place,
                            SampleLog.version(9),
                            search(log, place).head().day());
                }),
                new Planted(FindingCode.POLICY_NOT_IN_FORCE, "the policy of before", (log, random) -> {
                    int place = log.searches().get(log.searches().size() - 1);
                    return head(
                            log,
                            place,
                            SampleLog.FIRST,
                            search(log, place).head().day());
                }),
                new Planted(FindingCode.POLICY_NOT_IN_FORCE, "the policy of tomorrow", (log, random) -> {
                    int place = log.searches().get(0);
                    return head(
                            log,
                            place,
                            SampleLog.SECOND,
                            search(log, place).head().day());
                }),
                new Planted(
                        FindingCode.POLICY_NOTICE_SHORT,
                        "a second less than fifteen days",
                        (log, random) -> put(
                                log,
                                1,
                                log.entries.get(1).momentMillis() + 1_000,
                                log.entries.get(1).body())),
                new Planted(
                        FindingCode.POLICY_VERSION,
                        "a version again",
                        (log, random) -> insert(
                                log, 2, log.entries.get(1).momentMillis(), SampleLog.notice(SampleLog.version(2), 9))),
                new Planted(FindingCode.POLICY_UNREADABLE, "a policy without a formula", (log, random) -> {
                    byte[] text = new String(SampleLog.SECOND.bytes(), UTF_8)
                            .replace("formula: 1\n", "formula: 2\n")
                            .getBytes(UTF_8);
                    PolicyNotice notice = new PolicyNotice(SampleLog.day(1), Octets.of(text));
                    return put(log, 1, log.entries.get(1).momentMillis(), notice);
                }));
    }

    private static List<Planted> seeds() {
        return List.of(
                new Planted(FindingCode.SEED_NOT_COMMITTED, "a seed that was not fixed", (log, random) -> {
                    int place = committed(log, 1);
                    log.entries.remove(place);
                    return OptionalInt.of(firstSearch(log, 1));
                }),
                new Planted(FindingCode.SEED_COMMITTED_LATE, "a seed fixed on its day", (log, random) -> {
                    LogEntry late = log.entries.remove(committed(log, 1));
                    return insert(log, firstSearch(log, 1), SampleLog.day(1).startMillis() + 40_000, late.body());
                }),
                new Planted(FindingCode.SEED_COMMITTED_TWICE, "a second seed to choose from", (log, random) -> {
                    int place = committed(log, 1);
                    DailySeed other = SampleSearches.seed(SampleLog.day(1), random);
                    long moment = log.entries.get(place).momentMillis();
                    return insert(log, place + 1, moment, new SeedCommitted(other.commitment()));
                }),
                new Planted(FindingCode.SEED_DAY_WRONG, "tomorrow's seed", (log, random) -> {
                    int place = aSearch(log, random);
                    SeedDay next = new SeedDay(search(log, place).head().day().number() + 1);
                    return head(
                            log,
                            place,
                            SampleLog.inForce(search(log, place).head().day()),
                            next);
                }),
                new Planted(FindingCode.SEED_REVEALED_EARLY, "a seed told on its day", (log, random) -> {
                    int place = revealed(log, 1);
                    return put(
                            log,
                            place,
                            SampleLog.day(1).endMillis() - 1,
                            log.entries.get(place).body());
                }),
                new Planted(FindingCode.SEED_MISMATCH, "another seed than was fixed", (log, random) -> {
                    int place = revealed(log, 1);
                    DailySeed other = SampleSearches.seed(SampleLog.day(1), random);
                    return put(log, place, log.entries.get(place).momentMillis(), new SeedRevealed(other));
                }),
                new Planted(FindingCode.SEED_NOT_REVEALED, "a seed is kept", (log, random) -> {
                    log.entries.remove(revealed(log, 0));
                    return OptionalInt.of(firstAt(log, SampleLog.day(2).startMillis()));
                }),
                new Planted(FindingCode.SEARCH_AFTER_REVEAL, "a search when its seed is known", (log, random) -> {
                    int place = revealed(log, 0);
                    LogEntry last = log.entries.remove(place - 1);
                    return insert(log, place, last.momentMillis(), last.body());
                }));
    }

    private static int aSearch(SampleLog log, Random random) {
        return log.searches().get(random.nextInt(log.searches().size()));
    }

    private static SearchRecord search(SampleLog log, int place) {
        return (SearchRecord) log.entries.get(place).body();
    }

    private static OptionalInt put(SampleLog log, int place, long moment, EntryBody body) {
        log.entries.set(place, new LogEntry(moment, SampleLog.GATEWAY, body));
        return OptionalInt.of(place);
    }

    private static OptionalInt insert(SampleLog log, int place, long moment, EntryBody body) {
        log.entries.add(place, new LogEntry(moment, SampleLog.GATEWAY, body));
        return OptionalInt.of(place);
    }

    /** The search as if by another policy or with another day's seed, and rightly ranked by it. */
    private static OptionalInt head(SampleLog log, int place, Policy policy, SeedDay day) {
        SearchRecord search = search(log, place);
        SearchHead head = search.head();
        SearchRecord other = Planted.withHead(
                search,
                new SearchHead(head.search(), head.request(), policy.hash(), day, head.asked(), head.currency()));
        SearchRecord ranked = other.rankedBy(policy, log.seeds.get(day).lots(head.search()));
        return put(log, place, log.entries.get(place).momentMillis(), ranked);
    }

    private static int committed(SampleLog log, int day) {
        return place(
                log,
                body -> body instanceof SeedCommitted it
                        && it.commitment().day().equals(SampleLog.day(day)));
    }

    private static int revealed(SampleLog log, int day) {
        return place(
                log, body -> body instanceof SeedRevealed it && it.seed().day().equals(SampleLog.day(day)));
    }

    private static int firstSearch(SampleLog log, int day) {
        return place(
                log, body -> body instanceof SearchRecord it && it.head().day().equals(SampleLog.day(day)));
    }

    private static int firstAt(SampleLog log, long moment) {
        for (int i = 0; i < log.entries.size(); i++) {
            if (log.entries.get(i).momentMillis() >= moment) {
                return i;
            }
        }
        throw new AssertionError("the log ends before");
    }

    private static int place(SampleLog log, Predicate<EntryBody> such) {
        for (int i = 0; i < log.entries.size(); i++) {
            if (such.test(log.entries.get(i).body())) {
                return i;
            }
        }
        throw new AssertionError("the log has none");
    }
}
