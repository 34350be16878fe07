package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.trip.TripTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code commonway book}: take an option of a plan. */
@Command(
        name = "book",
        description = "Book an option of a plan: all legs or none.",
        footer = {"", "Examples:", "  ./commonway book last 1", "  ./commonway book PLAN-ID OPTION-ID --json"})
final class BookCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Parameters(index = "0", paramLabel = "PLAN", description = "The plan's id, or last.")
    private String plan = "";

    @Parameters(index = "1", paramLabel = "OPTION", description = "The option's number in the last plan, or its id.")
    private String option = "";

    @Option(names = "--json", description = "Print the trip as one JSON object.")
    private boolean json;

    BookCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Session session = Session.of(state.last(workplace));
        String planId = session.planId(plan);
        String optionId = session.optionId(option);
        GatewayApi api = state.gateway(workplace);
        JsonNode trip = api.book(session.riderToken(api), planId, optionId);
        if (json) {
            workplace.console().result(trip.toPrettyString());
        } else {
            TripTables.showLegs(trip, workplace.console());
            TripTables.showBooking(
                    trip, api.address(trip.path("ticket").path("qrSvgUrl").asText()), workplace.console());
        }
        return ExitCode.DONE.status();
    }
}
