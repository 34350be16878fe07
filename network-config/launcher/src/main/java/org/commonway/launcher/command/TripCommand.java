package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.trip.TripTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code commonway trip}: look at a booked trip, or cancel it. */
@Command(
        name = "trip",
        description = "Show or cancel a trip that was booked on the command line.",
        footer = {"", "Examples:", "  ./commonway trip show TRIP-ID", "  ./commonway trip cancel TRIP-ID --json"})
final class TripCommand implements Runnable {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TripCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the trip: show or cancel.");
    }

    /** What both need to know of the trip. */
    static final class Subject {
        @Mixin
        private final StateOption state = new StateOption();

        @Parameters(index = "0", paramLabel = "ID", description = "The trip's id.")
        private String id = "";

        @Option(names = "--json", description = "Print the trip as one JSON object.")
        private boolean json;
    }

    @Command(name = "show", description = "Show a trip: legs, prices, transaction, block and split.")
    int show(@Mixin Subject subject) {
        GatewayApi api = subject.state.gateway(workplace);
        return print(subject, api, api.trip(token(subject, api), subject.id));
    }

    @Command(name = "cancel", description = "Cancel a trip; the money goes back to the wallet.")
    int cancel(@Mixin Subject subject) {
        GatewayApi api = subject.state.gateway(workplace);
        return print(subject, api, api.cancel(token(subject, api), subject.id));
    }

    private String token(Subject subject, GatewayApi api) {
        return Session.of(subject.state.last(workplace)).riderToken(api);
    }

    private int print(Subject subject, GatewayApi api, JsonNode trip) {
        if (subject.json) {
            workplace.console().result(trip.toPrettyString());
        } else {
            TripTables.showLegs(trip, workplace.console());
            TripTables.showBooking(
                    trip, api.address(trip.path("ticket").path("qrSvgUrl").asText()), workplace.console());
        }
        return ExitCode.DONE.status();
    }
}
