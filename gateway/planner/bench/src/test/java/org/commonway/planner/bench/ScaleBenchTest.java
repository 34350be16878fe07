package org.commonway.planner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a feed costs, as far as it can be told without a clock. */
class ScaleBenchTest {
    @TempDir
    Path folder;

    private JsonNode run(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--measure", "scale", "--feed", TwoLines.write(folder).toString(), "--date", "2024-05-14"));
        arguments.addAll(List.of(more));
        List<String> lines = new ArrayList<>();
        Main.run(new Arguments(arguments.toArray(String[]::new)), lines::add);
        assertThat(lines).hasSize(1);
        return new JsonMapper().readTree(lines.get(0)).path("scale");
    }

    @Test
    void the_feed_is_counted_and_every_query_of_the_last_round_with_it() throws IOException {
        Path cache = folder.resolve("cache");
        JsonNode figures = run("--cache", cache.toString(), "--queries", "5", "--rounds", "2");

        assertThat(figures.path("stopTimes").asInt()).isEqualTo(6);
        assertThat(figures.path("trips").asInt()).isEqualTo(3);
        assertThat(figures.path("stops").asInt()).isEqualTo(3);
        assertThat(figures.path("search").path("count").asInt()).isEqualTo(5);
        for (String name : List.of("readMillis", "cacheMillis", "networkMillis", "heapMebibytes")) {
            assertThat(figures.path(name).asDouble()).as(name).isPositive();
        }
        assertThat(cache).as("what the cache kept").isNotEmptyDirectory();
    }

    @Test
    void what_cannot_be_measured_is_refused_by_its_option() {
        String cache = folder.resolve("cache").toString();
        assertThatThrownBy(() -> run("--queries", "5", "--rounds", "2")).hasMessage("--cache is missing.");
        assertThatThrownBy(() -> run("--cache", cache, "--queries", "none", "--rounds", "2"))
                .hasMessageStartingWith("--queries wants a number");
        assertThatThrownBy(() -> run("--cache", cache, "--queries", "5", "--rounds", "0"))
                .hasMessage("Queries and rounds must be at least one.");
        assertThatThrownBy(() -> Main.run(new Arguments("--measure", "weather"), line -> {}))
                .hasMessage("--measure is core, scale or vehicles, not weather.");
    }
}
