package org.commonway.planner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of the search core on a feed of two lines: a slow one all the way, a quick one with a change. */
class CoreBenchTest {
    @TempDir
    Path folder;

    private Path feed;

    @BeforeEach
    void write_the_feed() throws IOException {
        feed = TwoLines.write(folder);
    }

    private List<JsonNode> run(String queries) throws IOException {
        Path file = Files.writeString(folder.resolve("queries.tsv"), queries);
        List<JsonNode> lines = new ArrayList<>();
        new CoreBench(line -> lines.add(parsed(line)))
                .run(new CoreBench.Plan(feed, LocalDate.of(2024, 5, 14), StopQuery.read(file), 2, Optional.empty()));
        return lines;
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    @Test
    void the_earliest_arrival_is_told_for_each_number_of_changes_that_pays() throws IOException {
        List<JsonNode> lines = run("one\twest\teast\t28200\nnone\teast\twest\t28200\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("ready").path("readyMillis").asDouble())
                .isGreaterThanOrEqualTo(
                        lines.get(0).path("ready").path("readMillis").asDouble());
        JsonNode one = lines.get(1);
        assertThat(one.path("id").asText()).isEqualTo("one");
        assertThat(one.path("wallNanos").asLong()).isPositive();
        assertThat(one.path("options")).hasSize(2);
        assertThat(one.path("options").get(0)).isEqualTo(option("2024-05-14T09:00:00+01:00", 0));
        assertThat(one.path("options").get(1)).isEqualTo(option("2024-05-14T08:40:00+01:00", 1));
        assertThat(lines.get(2).path("options")).isEmpty();
    }

    private static JsonNode option(String arrival, int transfers) {
        return parsed(
                "{\"arrival\":" + OffsetDateTime.parse(arrival).toEpochSecond() + ",\"transfers\":" + transfers + "}");
    }

    @Test
    void a_stop_that_the_feed_lacks_and_a_line_that_is_none_are_named() {
        assertThatThrownBy(() -> run("one\tnowhere\teast\t28200\n")).hasMessageContaining("no stop nowhere");
        assertThatThrownBy(() -> run("one\twest\teast\t28200\ntwo\twest\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> run("one\twest\teast\tnoon\n")).hasMessageContaining("noon");
    }
}
