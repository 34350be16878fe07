package org.commonway.audit.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/**
 * The log of an honest gateway: two policies, of which the second is in force from the second day of searches on, and for
 * each day its seed's hash, searches, and its seed.
 */
final class SampleLog {
    static final Policy FIRST = Policy.ofVersion(1);
    static final Policy SECOND = Policy.parse(new String(FIRST.bytes(), UTF_8)
            .replace("version: 1\n", "version: 2\n")
            .replace("first-page: 5\n", "first-page: 3\n")
            .getBytes(UTF_8));
    static final String GATEWAY = "gateway.example/log";

    private static final int NOTICED = 20_600;
    private static final int FIRST_DAY = NOTICED + 15;
    private static final long MINUTE = 60_000;
    private static final long HALF_DAY = 720 * MINUTE;

    final List<LogEntry> entries = new ArrayList<>();
    final Map<SeedDay, DailySeed> seeds = new HashMap<>();
    private final Random random;

    private SampleLog(Random random) {
        this.random = random;
    }

    static SampleLog honest(Random random, int days, int searches) {
        SampleLog log = new SampleLog(random);
        log.add(new SeedDay(NOTICED).startMillis(), notice(FIRST, 0));
        // To the day: from one midnight to the one fifteen days later.
        log.add(new SeedDay(NOTICED + 1).startMillis(), notice(SECOND, 1));
        log.commit(0, -MINUTE);
        for (int day = 0; day < days; day++) {
            log.day(day, searches);
        }
        log.add(day(days).startMillis() + 30_000, new SeedRevealed(log.seeds.get(day(days - 1))));
        log.add(day(days + 1).startMillis(), notice(version(3), days + 40));
        return log;
    }

    static SeedDay day(int number) {
        return new SeedDay(FIRST_DAY + number);
    }

    static Policy inForce(SeedDay day) {
        return day.equals(day(0)) ? FIRST : SECOND;
    }

    static Policy version(int version) {
        return Policy.parse(new String(FIRST.bytes(), UTF_8)
                .replace("version: 1\n", "version: " + version + "\n")
                .getBytes(UTF_8));
    }

    static PolicyNotice notice(Policy policy, int fromDay) {
        return new PolicyNotice(day(fromDay), Octets.of(policy.bytes()));
    }

    /** Who was registered: those of the samples, always. */
    static Registry registry() {
        Map<String, RegisteredOperator> all = new HashMap<>();
        SampleSearches.SEARCHED.forEach(id -> all.put(id, new RegisteredOperator(id, false, Octets.of())));
        SampleSearches.ON_DEMAND.forEach(id -> all.put(id, new RegisteredOperator(id, true, Octets.of())));
        return moment -> all;
    }

    /** The places of all searches. */
    List<Integer> searches() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).body() instanceof SearchRecord) {
                places.add(i);
            }
        }
        return places;
    }

    private void day(int number, int searches) {
        SeedDay day = day(number);
        if (number > 0) {
            add(day.startMillis() + 30_000, new SeedRevealed(seeds.get(day(number - 1))));
        }
        commit(number + 1, -HALF_DAY - MINUTE);
        SampleSearches samples = new SampleSearches(random);
        for (int i = 0; i < searches; i++) {
            long moment = day.endMillis()
                    - 5_000
                    - (searches - i) * Math.min(MINUTE / 2, HALF_DAY / searches)
                    + random.nextInt(1_000);
            add(moment, samples.search(inForce(day), seeds.get(day)));
        }
    }

    private void commit(int number, long beforeMillis) {
        DailySeed seed = SampleSearches.seed(day(number), random);
        seeds.put(day(number), seed);
        add(day(number).startMillis() + beforeMillis, new SeedCommitted(seed.commitment()));
    }

    private void add(long moment, EntryBody body) {
        entries.add(new LogEntry(moment, GATEWAY, body));
    }
}
