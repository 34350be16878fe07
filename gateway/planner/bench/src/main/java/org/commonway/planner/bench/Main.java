package org.commonway.planner.bench;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.refusal.PlannerRefusal;

/** Where {@code ./commonway bench planner} comes in: options in, JSON lines out. */
public final class Main {
    private static final int BAD_INPUT = 2;

    private Main() {}

    /**
     * Runs the bench.
     *
     * @param arguments {@code --feed ZIP --date D --queries FILE --rounds N}, and for the time on streets {@code --osm FILE
     *     --streets FOLDER}
     */
    public static void main(String[] arguments) {
        try {
            new CoreBench(System.out::println).run(plan(arguments));
        } catch (BenchRefusal | PlannerRefusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(BAD_INPUT);
        }
    }

    private static CoreBench.Plan plan(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        Optional<CoreBench.StreetMap> streets = Optional.ofNullable(options.get("--osm"))
                .map(osm -> new CoreBench.StreetMap(Path.of(osm), Path.of(get(options, "--streets"))));
        try {
            return new CoreBench.Plan(
                    Path.of(get(options, "--feed")),
                    LocalDate.parse(get(options, "--date")),
                    StopQuery.read(Path.of(get(options, "--queries"))),
                    Integer.parseInt(get(options, "--rounds")),
                    streets);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new BenchRefusal("--date wants a date and --rounds a number: " + wrong.getMessage(), wrong);
        }
    }

    private static String get(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).orElseThrow(() -> new BenchRefusal(name + " is missing."));
    }
}
