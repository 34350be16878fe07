package org.commonway.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.PortOption;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code commonway up}: start, and leave running. */
@Command(
        name = "up",
        description = "Start a network, or go on with the one used last: its ledger, holds and trips are kept.",
        footer = {
            "",
            "Examples:",
            "  ./commonway up",
            "  ./commonway up --size large --seed 3",
            "  ./commonway up --osm porto.osm.pbf --gtfs stcp.zip metro.zip --state ./porto --port-base 9000"
        })
final class UpCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final CityOptions city = new CityOptions();

    @Mixin
    private final NetworkOption network = new NetworkOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--city",
            paramLabel = "NAME",
            description = "A further city, an invented one, on the channel that ./commonway fabric city add NAME has"
                    + " made: its nodes, and the same gateway. May be given several times; kept for later starts.")
    private List<String> further = new ArrayList<>();

    @Option(names = "--json", description = "Print what runs as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UpCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        boolean cityNamed = city.realCityGiven()
                || spec.commandLine().getParseResult().hasMatchedOption("--seed")
                || spec.commandLine().getParseResult().hasMatchedOption("--size");
        Startup startup = new Startup(workplace, state, network);
        Startup.Up up = cityNamed
                ? startup.bringUp(city.request(workplace), further, port.ports())
                : startup.bringUpLast(city.request(workplace), further, port.ports());
        if (json) {
            workplace.console().result(up.network().toJson().toPrettyString());
        } else {
            workplace
                    .console()
                    .result(up.network().cityName() + " is up: " + up.network().gatewayUrl() + "/");
            up.network()
                    .officeUrls()
                    .forEach(url -> workplace.console().result("What a city sees of its market: " + url + "/"));
        }
        return ExitCode.DONE.status();
    }
}
