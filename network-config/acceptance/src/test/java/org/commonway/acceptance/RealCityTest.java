package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer meets who hands over files that are not what they should be. */
class RealCityTest {
    @TempDir
    private Path folder;

    @Test
    void streets_that_are_no_openstreetmap_extract_are_refused_in_one_sentence() throws IOException {
        Path streets = Files.writeString(folder.resolve("city.osm.pbf"), "no pbf");
        Path feed = Files.writeString(folder.resolve("feed.zip"), "no zip");
        Shell.Outcome demo = demo(streets, feed);
        assertThat(demo.exitCode()).as(demo.err()).isEqualTo(2);
        assertThat(demo.err()).contains("city.osm.pbf").doesNotContain("\tat ");
        assertThat(demo.out()).isEmpty();
    }

    @Test
    void a_timetable_that_is_no_zip_is_refused_in_one_sentence() throws IOException {
        Path streets =
                Files.writeString(folder.resolve("city.osm"), "<?xml version=\"1.0\"?>\n<osm version=\"0.6\"></osm>");
        Path feed = Files.writeString(folder.resolve("feed.zip"), "no zip");
        Shell.Outcome demo = demo(streets, feed);
        assertThat(demo.exitCode()).as(demo.err()).isEqualTo(2);
        assertThat(demo.err()).contains("feed.zip").doesNotContain("\tat ");
        assertThat(demo.out()).isEmpty();
    }

    @Test
    void a_file_that_is_missing_is_named() {
        Shell.Outcome demo = demo(folder.resolve("nowhere.osm.pbf"), folder.resolve("nowhere.zip"));
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err()).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void a_command_that_does_not_exist_gets_help() {
        Shell.Outcome outcome = Shell.commonway("fly");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("fly").contains("--help");
    }

    private Shell.Outcome demo(Path streets, Path feed) {
        return Shell.commonway(
                "demo",
                "--once",
                "--json",
                "--port-base",
                "0",
                "--state",
                folder.resolve("state").toString(),
                "--osm",
                streets.toString(),
                "--gtfs",
                feed.toString());
    }
}
