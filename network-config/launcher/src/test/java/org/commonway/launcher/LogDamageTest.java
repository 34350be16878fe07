package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogDamageTest {
    @TempDir
    Path folder;

    private Commands commands;
    private VerifiedLog log;

    @BeforeEach
    void an_honest_log_of_two_days_and_what_a_ledger_says_of_it() throws IOException {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        log = new VerifiedLog(folder, commands);
    }

    static Stream<LogDamage> damages() {
        return LogDamage.all();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void what_is_wrong_is_named_with_its_place_and_nothing_is_verified(LogDamage damage) throws IOException {
        damage.change().on(log);
        assertThat(log.verify("--json")).isEqualTo(ExitCode.NOT_VERIFIED.status());
        JsonNode json = log.json();
        assertThat(json.get("verified").asBoolean()).isFalse();
        assertThat(json.get("first").findValuesAsText("code")).contains(damage.code());
        List<Long> places = new ArrayList<>();
        json.get("first").forEach(difference -> {
            if (difference.get("code").asText().equals(damage.code())) {
                places.add(difference.get("index").asLong());
            }
        });
        assertThat(places.get(0)).isEqualTo(damage.index());
        assertThat(log.verify()).isEqualTo(ExitCode.NOT_VERIFIED.status());
        assertThat(commands.results()).contains("NOT VERIFIED", damage.code());
        assertThat(commands.results().lines()).doesNotContain("VERIFIED");
    }

    @Test
    void each_single_entry_that_is_changed_is_found() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            int bundle = random.nextInt(2);
            byte[] good = Files.readAllBytes(log.log.resolve("tile/entries/00" + bundle));
            log.write("tile/entries/00" + bundle, LogDamage.flipped(good, random.nextInt(good.length)));
            assertThat(log.verify()).isEqualTo(ExitCode.NOT_VERIFIED.status());
            log.write("tile/entries/00" + bundle, good);
        }
        assertThat(log.verify()).isZero();
    }
}
