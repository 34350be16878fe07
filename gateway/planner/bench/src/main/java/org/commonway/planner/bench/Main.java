package org.commonway.planner.bench;

import java.util.function.Consumer;
import org.commonway.planner.refusal.PlannerRefusal;

/** Where {@code ./commonway bench planner} comes in: options in, JSON lines out. */
public final class Main {
    private static final int BAD_INPUT = 2;

    private Main() {}

    /**
     * Runs one of three benches: from stop to stop, {@code --feed ZIP --date D --queries FILE --rounds N}, and for the
     * time on streets {@code --osm FILE --streets FOLDER}; what a feed costs, {@code --measure scale --feed ZIP --date D
     * --cache FOLDER --queries N --rounds N}; and searches while vehicles change, {@code --measure vehicles --feed ZIP
     * --date D --osm FILE --streets FOLDER --door-queries FILE --vehicles N --vehicle-changes N --seconds N --turns N}.
     */
    public static void main(String[] arguments) {
        try {
            run(new Arguments(arguments), System.out::println);
        } catch (BenchRefusal | PlannerRefusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(BAD_INPUT);
        }
    }

    /** Runs what the arguments say; lines go to {@code out}. */
    static void run(Arguments arguments, Consumer<String> out) {
        String measure = arguments.find("--measure").orElse("core");
        switch (measure) {
            case "core" -> new CoreBench(out).run(core(arguments));
            case "scale" -> new ScaleBench(out).run(scale(arguments));
            case "vehicles" -> new VehicleBench(out).run(vehicles(arguments));
            default -> throw new BenchRefusal("--measure is core, scale or vehicles, not " + measure + ".");
        }
    }

    private static CoreBench.Plan core(Arguments arguments) {
        return new CoreBench.Plan(
                arguments.path("--feed"),
                arguments.date("--date"),
                StopQuery.read(arguments.path("--queries")),
                arguments.number("--rounds"),
                arguments.find("--osm").map(osm -> streets(arguments)));
    }

    private static CoreBench.StreetMap streets(Arguments arguments) {
        return new CoreBench.StreetMap(arguments.path("--osm"), arguments.path("--streets"));
    }

    private static ScaleBench.Plan scale(Arguments arguments) {
        return new ScaleBench.Plan(
                arguments.path("--feed"),
                arguments.date("--date"),
                arguments.path("--cache"),
                arguments.number("--queries"),
                arguments.number("--rounds"));
    }

    private static VehicleBench.Plan vehicles(Arguments arguments) {
        return new VehicleBench.Plan(
                arguments.path("--feed"),
                arguments.date("--date"),
                DoorQuery.read(arguments.path("--door-queries")),
                streets(arguments),
                arguments.number("--vehicles"),
                arguments.number("--vehicle-changes"),
                arguments.number("--seconds"),
                arguments.number("--turns"));
    }
}
