package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.bench.BenchReport;
import org.commonway.launcher.bench.SpineBench;
import org.commonway.launcher.command.option.PortOption;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.network.Networks;
import org.commonway.samplecity.place.Point;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway bench}: how long things take. */
@Command(
        name = "bench",
        description = "Measure a network.",
        footer = {
            "",
            "Examples:",
            "  ./commonway bench spine",
            "  ./commonway bench spine --searches 500 --json",
            "  ./commonway bench ledger --rate 500 --seconds 60",
            "  ./commonway bench planner --help",
            "  ./commonway bench audit --json"
        })
final class BenchCommand implements Runnable {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure: spine, ledger, planner or audit.");
    }

    /** What is measured, and on which network. */
    static final class Wanted {
        @Mixin
        private final StateOption state = new StateOption();

        @Mixin
        private final CityOptions city = new CityOptions();

        @Mixin
        private final NetworkOption network = new NetworkOption();

        @Mixin
        private final PortOption port = new PortOption();

        @Option(names = "--searches", defaultValue = "200", description = "How many. Default: ${DEFAULT-VALUE}.")
        private int searches;

        @Option(names = "--bookings", defaultValue = "100", description = "How many. Default: ${DEFAULT-VALUE}.")
        private int bookings;

        @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
        private boolean json;
    }

    @Command(
            name = "spine",
            description = "Search and book over the HTTP API, one call after the other: p50, p99, start times, memory.")
    int spine(@Mixin Wanted wanted) {
        Startup.Up up = new Startup(workplace, wanted.state, wanted.network)
                .bringUp(wanted.city.request(workplace), wanted.port.ports());
        try {
            GatewayApi api = new GatewayApi(up.network().gatewayUrl());
            LocalDate date = wanted.city.date().orElse(up.examples().journeyDate());
            SpineBench bench = new SpineBench(api, workplace.console(), System::nanoTime, 1);
            SpineBench.Figures figures =
                    bench.run(wanted.searches, wanted.bookings, places(api.city()), date.atTime(7, 0));
            BenchReport report = new BenchReport(up.network(), figures);
            if (wanted.json) {
                workplace.console().result(report.toJson().toPrettyString());
            } else {
                report.show(workplace.console());
            }
        } finally {
            if (up.startedNow()) {
                Networks.stop(up.state());
            }
        }
        return ExitCode.DONE.status();
    }

    /** The middle of the map, where most trips are made. */
    private static SpineBench.Places places(JsonNode city) {
        JsonNode center = city.path("center");
        JsonNode bounds = city.path("bounds");
        double half = Math.min(
                0.035, (bounds.path("north").asDouble() - bounds.path("south").asDouble()) * 0.3);
        double lat = center.path("lat").asDouble();
        double lon = center.path("lon").asDouble();
        return new SpineBench.Places(new Point(lat - half, lon - half), new Point(lat + half, lon + half));
    }
}
