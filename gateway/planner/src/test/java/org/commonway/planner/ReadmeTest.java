package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the README shows, compiled and run. */
class ReadmeTest {
    private static final List<String> IMPORTS = List.of(
            "java.nio.file.Path",
            "java.time.LocalDateTime",
            "java.util.Currency",
            "org.commonway.planner.*",
            "org.commonway.planner.fare.FarePolicy",
            "org.commonway.planner.itinerary.PlanOption",
            "org.commonway.planner.place.*",
            "org.commonway.planner.streets.Streets",
            "org.commonway.planner.streets.graphhopper.GraphHopperStreets",
            "org.commonway.planner.timetable.gtfs.*",
            "org.commonway.rules.money.Money");

    @Test
    void the_example_plans_a_trip_by_bus(@TempDir Path folder) throws Exception {
        Files.move(Grid.write(folder), folder.resolve("city.osm"));
        Gtfs bus = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3);
        Files.move(bus.trip("b1", "1", "A 08:00", "B 08:10").write(folder), folder.resolve("bus-gtfs.zip"));

        assertThat(run(example(), folder))
                .isEqualTo(
                        "Arrives first, costs least, emits least, walks least and changes least. 2024-05-14T07:12:01Z");
    }

    private static String example() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static String run(String lines, Path folder) throws Exception {
        String source = IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
                + "public class Example { public static void run(Path folder, java.io.PrintStream out) {\n"
                + lines.replace("Path.of(", "folder.resolve(").replace("System.out", "out") + "}}";
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, errors, "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            classes.loadClass("Example")
                    .getMethod("run", Path.class, PrintStream.class)
                    .invoke(null, folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
