package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.note.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditBenchCommandTest {
    @TempDir
    Path folder;

    @Test
    void the_bench_of_the_log_counts_what_is_in_the_log_and_prints_json_and_nothing_else() throws Exception {
        Commands commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        Path kept = Files.createDirectories(folder.resolve("kept"));
        assertThat(commands.run(
                        "bench",
                        "audit",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "0",
                        "--appenders",
                        "4",
                        "--rate",
                        "50",
                        "--entry-bytes",
                        "100",
                        "--witnesses",
                        "2",
                        "--proofs",
                        "5",
                        "--keep",
                        kept.toString(),
                        "--json"))
                .isZero();

        JsonNode json = new JsonMapper().readTree(commands.results());
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(Files.readAllBytes(kept.resolve("log/public/checkpoint")))
                        .text());
        assertThat(json.path("load").path("entries").asLong()
                        + json.path("steady").path("entries").asLong())
                .isEqualTo(checkpoint.size());
        assertThat(json.path("steady").path("entries").asInt()).isEqualTo(50);
        assertThat(json.path("steady").path("cosigned").path("count").asInt()).isEqualTo(50);
        assertThat(json.path("proofs").path("logSize").asLong()).isEqualTo(checkpoint.size());
        assertThat(json.path("proofs").path("verify").path("count").asInt()).isEqualTo(5);
        int hashes = json.path("proofs").path("inclusionHashes").asInt();
        assertThat(hashes).isBetween(1, 64 - Long.numberOfLeadingZeros(checkpoint.size()));
        assertThat(kept.resolve("witness-2")).isDirectoryContaining("regex:.*/[0-9a-f]{64}");
    }
}
