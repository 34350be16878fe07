package org.commonway.launcher.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.bench.planner.search.Searched;
import org.commonway.launcher.console.Console;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.Test;

/** What a bench of all planners leaves, for programs and for people. */
class PlannerFiguresTest {
    private static EngineRun run(long arrival) {
        return new EngineRun(
                List.of(new Searched("q", 10, 1, List.of(new Choice(arrival, 1, 100)))),
                5,
                new JsonMapper().createObjectNode().put("readMillis", 1_000).put("readyMillis", 1_500));
    }

    private static PlannerFigures figures() {
        PlannerQuery.End end = new PlannerQuery.End("s", new Point(41, -8));
        PlannerBenchPlan plan = new PlannerBenchPlan(
                Path.of("a.osm"),
                List.of(Path.of("a.zip")),
                LocalDate.of(2024, 5, 14),
                List.of(new PlannerQuery("q", end, end, 0)),
                Set.of("otp", "naviqore"),
                4,
                1_200,
                new PlannerBenchPlan.Load(200, 20));
        Map<String, EngineRun> runs = new LinkedHashMap<>();
        runs.put("ours", run(1_000));
        runs.put("oursCore", run(1_010));
        runs.put("otp", run(2_000));
        runs.put("naviqore", run(1_000));
        SearchLoad.Figures load =
                new SearchLoad.Figures(200, 4_000, 0, 20, Quantiles.of(new double[] {5}), Map.of("HTTP_503", 2));
        return new PlannerFigures("Porto", plan, runs, Optional.of(load), new PlannerFigures.Machine(0.5, 2));
    }

    @Test
    void the_json_has_each_planner_the_load_and_who_was_better() {
        JsonNode json = figures().toJson();

        for (String planner : List.of("ours", "oursCore", "otp", "naviqore")) {
            assertThat(json.path(planner).path("p50Ms").asDouble()).as(planner).isEqualTo(10);
            assertThat(json.path(planner).path("p99Ms").asDouble()).as(planner).isEqualTo(10);
            assertThat(json.path(planner).path("cpuMsPerQuery").asDouble())
                    .as(planner)
                    .isEqualTo(5);
            assertThat(json.path(planner).path("found").asInt()).as(planner).isEqualTo(1);
        }
        assertThat(json.path("load").path("failed").asInt()).isEqualTo(2);
        JsonNode otp = json.path("comparison").path("oursAgainstOtp");
        assertThat(otp.path("arrival").path("better").asInt()).isEqualTo(1);
        assertThat(otp.path("transfers").path("equal").asInt()).isEqualTo(1);
        assertThat(json.path("comparison")
                        .path("oursCoreAgainstNaviqore")
                        .path("oursLaterIds")
                        .toString())
                .isEqualTo("[\"q\"]");
    }

    @Test
    void people_get_tables() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        figures().show(new Console(stream, stream));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("Porto on 2024-05-14, 1 queries")
                .contains("oursCore: feed read after 1.00 s, ready after 1.50 s; 0.0 MiB of heap")
                .contains("earliest arrival")
                .contains("ours later 1")
                .contains("load of 200 searches a second");
    }
}
