package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planner benches that cannot be run. */
class PlannerBenchCommandTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void openTheWorkplace() throws IOException {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        Files.writeString(
                folder.resolve("queries.csv"),
                "id,from_id,from_lat,from_lon,to_id,to_lat,to_lon,dep_sec\n0,a,41,-8,b,41.1,-8.1,0\n");
        Files.writeString(folder.resolve("streets.osm"), "<osm version=\"0.6\"></osm>");
    }

    private int run(String more) {
        List<String> arguments = new ArrayList<>(List.of("bench", "planner"));
        for (String word : more.split(" ", -1)) {
            arguments.add(word.replace("@", folder + "/"));
        }
        return commands.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--gtfs @a.zip --date 2024-05-14 --queries @queries.csv | --osm",
                "--osm @streets.osm --date 2024-05-14 --queries @queries.csv | --gtfs",
                "--osm @streets.osm --gtfs @a.zip --queries @queries.csv | --date",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 | --queries",
                "--osm @streets.osm --gtfs @a.zip --date soon --queries @queries.csv | --date soon is no date",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @none.csv | no file of queries",
                "--osm @none.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv | no street file",
                "--osm @streets.osm --gtfs @none.zip --date 2024-05-14 --queries @queries.csv | no GTFS file",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --against r5 | r5 is no planner",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --limit 0 | --limit 0",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --rounds 0 | --rounds 0",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --max-walk 5001 | --max-walk 5001",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --load-rate 0 | --load-rate 0",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --load-seconds -1 | --load-seconds -1",
                "--scale 0 | --scale 0 is not from 1 to 20000000",
                "--scale many | --scale",
                "--vehicle-changes 50000 | --osm",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --vehicle-changes 0 | at least 1",
                "--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv --vehicle-changes 9 --vehicles 0 | at least 1",
            })
    void a_bench_that_cannot_be_run_is_refused_before_anything_starts(String more, String part) {
        assertThat(run(more)).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @Test
    void a_bad_query_is_named_by_its_line() throws IOException {
        Files.writeString(folder.resolve("queries.csv"), "id,from_id\n0,\n");

        assertThat(run("--osm @streets.osm --gtfs @a.zip --date 2024-05-14 --queries @queries.csv"))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("queries.csv line 2");
    }
}
