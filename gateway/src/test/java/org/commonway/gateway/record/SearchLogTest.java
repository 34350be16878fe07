package org.commonway.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.replay.Finding;
import org.commonway.audit.replay.FindingCode;
import org.commonway.audit.replay.Replay;
import org.commonway.audit.replay.WitnessTimes;
import org.commonway.audit.seed.SeedDay;
import org.commonway.gateway.town.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchLogTest {
    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-05-14T21:30:00Z");
    private SearchLog log;

    @BeforeEach
    void start() {
        log = new SearchLog(new LogParts(folder, "g.example/town", Cosigners::none, new SecureRandom(), () -> now));
        log.tend();
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    private void restart() throws IOException {
        log.close();
        start();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        log.tend();
    }

    /** A search that found nothing and asked nobody. */
    private void search() {
        byte[] bytes = new byte[SearchSecret.BYTES];
        new SecureRandom().nextBytes(bytes);
        SearchSecret secret = new SearchSecret(Octets.of(bytes));
        SeedDay day = SeedDay.of(now.toEpochMilli());
        SearchHead head = new SearchHead(
                secret.search(),
                secret.request("from here to there".getBytes(StandardCharsets.UTF_8)),
                log.policy().hash(),
                day,
                OrderAsked.by(Order.SOONEST),
                "EUR");
        assertThat(log.claim(day, secret.search())).isTrue();
        log.append(new LogEntry(
                        now.toEpochMilli(),
                        log.origin(),
                        new SearchRecord(head, List.of(), List.of(), List.of(), List.of())))
                .join();
    }

    private List<Finding> replay() {
        List<Finding> findings = new ArrayList<>();
        Replay replay = new Replay(moment -> Map.of(), WitnessTimes.none(), index -> true, findings::add);
        PublicLog open = log.find().orElseThrow();
        Await.until(
                () -> {},
                () -> open.standing().publishedSize() == open.standing().durableSize());
        long size = Checkpoint.parse(open.findPublished().orElseThrow().text()).size();
        PublishedEntries.of(size, open::findFile).forEach(replay::accept);
        return findings;
    }

    @Test
    void a_log_that_begins_late_in_a_day_takes_searches_at_once_and_a_replay_finds_nothing_wrong() {
        search();
        search();

        assertThat(log.trouble()).isEmpty();
        assertThat(replay()).isEmpty();
    }

    @Test
    void days_pass_with_a_restart_on_each_and_every_seed_is_told_on_the_day_after_its_own() throws IOException {
        for (int day = 0; day < 4; day++) {
            search();
            pass(Duration.ofHours(2));
            restart();
            search();
            pass(Duration.ofHours(1));
            search();
            restart();
            pass(Duration.ofHours(21));
        }

        assertThat(log.trouble()).isEmpty();
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_gateway_that_stood_still_for_a_week_goes_on_and_owes_only_the_seed_of_its_last_day() throws IOException {
        search();
        now = now.plus(Duration.ofDays(7));
        restart();
        search();

        assertThat(replay()).extracting(Finding::code).containsExactly(FindingCode.SEED_NOT_REVEALED);
    }

    @Test
    void a_gateway_that_stood_still_for_longer_than_it_had_fixed_seeds_makes_no_search_until_midnight() {
        pass(Duration.ofDays(Seeds.DAYS_AHEAD + 1));
        assertThat(log.trouble())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("until midnight UTC").isNotBlank());
        pass(Duration.ofHours(3));
        assertThat(log.trouble()).isEmpty();
        search();
        assertThat(replay()).isEmpty();
    }

    @Test
    void what_stands_in_the_log_and_not_in_the_file_of_seeds_is_read_from_the_log() throws IOException {
        Path seeds = folder.resolve("log-seeds");
        List<String> before = Files.readAllLines(seeds).stream()
                .map(line -> line.replace("committed", "drawn").replace("noticed", "new"))
                .toList();
        search();
        log.close();
        Files.write(seeds, before);
        start();
        search();

        assertThat(log.trouble()).isEmpty();
        assertThat(replay()).isEmpty();
    }

    @Test
    void without_the_file_of_seeds_beside_a_log_nothing_is_searched() throws IOException {
        search();
        log.close();
        Files.delete(folder.resolve("log-seeds"));
        start();

        assertThat(log.trouble()).hasValueSatisfying(why -> assertThat(why).contains("log-seeds is missing"));
    }

    @Test
    void a_search_of_before_a_restart_has_its_name_to_itself() throws IOException {
        SearchSecret secret = new SearchSecret(Octets.of(new byte[SearchSecret.BYTES]));
        SeedDay day = SeedDay.of(now.toEpochMilli());
        SearchHead head = new SearchHead(
                secret.search(), secret.search(), log.policy().hash(), day, OrderAsked.by(Order.PRICE), "EUR");
        log.append(new LogEntry(
                        now.toEpochMilli(),
                        log.origin(),
                        new SearchRecord(head, List.of(), List.of(), List.of(), List.of())))
                .join();
        restart();

        assertThat(log.claim(day, secret.search())).isFalse();
    }

    @Test
    void a_log_whose_disk_has_failed_says_so() throws IOException {
        try (var files = Files.walk(folder.resolve("log"))) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(SearchLogTest::delete);
        }
        search();

        Await.until(() -> {}, () -> log.trouble().isPresent());
        assertThat(log.trouble().orElseThrow()).contains("has stopped", "writing tiles", "start the gateway again");
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
