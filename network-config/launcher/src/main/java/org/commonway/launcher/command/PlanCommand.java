package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.command.option.PointText;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.WishOptions;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.trip.TripTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway plan}: how to get there. */
@Command(
        name = "plan",
        description = "Search door to door on the running network; the options can be booked with ./commonway book.",
        footer = {
            "",
            "Examples:",
            "  ./commonway plan --from 40.9867,-8.0147 --to 41.0137,-7.9842",
            "  ./commonway plan --from 41.150,-8.610 --to 41.180,-8.650 --at 2024-05-14T08:30",
            "  ./commonway plan --from 41.150,-8.610 --to 41.180,-8.650 --by 09:30 --via 41.16,-8.62,20 --need STEP_FREE"
        })
final class PlanCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--from", required = true, paramLabel = "LAT,LON", description = "Where the trip starts.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "LAT,LON", description = "Where it ends.")
    private String to = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Departure by the city's clock: 2024-05-14T08:30, or 08:30 on the city's day. Default: the"
                    + " gateway's.")
    private @Nullable String at;

    @Option(names = "--by", paramLabel = "TIME", description = "The latest arrival, in place of --at.")
    private @Nullable String by;

    @Mixin
    private final WishOptions wishes = new WishOptions();

    @Option(names = "--json", description = "Print the gateway's answer as it is.")
    private boolean json;

    PlanCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        GatewayApi.Place start = new GatewayApi.Place("", PointText.point("--from", from));
        GatewayApi.Place end = new GatewayApi.Place("", PointText.point("--to", to));
        GatewayApi api = state.gateway(workplace);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        wishes.write(request);
        if (at != null && by != null) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, "--at and --by are both given; leave one of them out.");
        }
        time("--at", at, api).ifPresent(time -> request.put("departAt", GatewayApi.text(time)));
        time("--by", by, api).ifPresent(time -> request.put("arriveBy", GatewayApi.text(time)));
        JsonNode plan = api.plan(start, end, request);
        Session.of(state.last(workplace)).keepPlan(plan);
        if (json) {
            workplace.console().result(plan.toPrettyString());
        } else {
            show(plan);
        }
        return ExitCode.DONE.status();
    }

    private void show(JsonNode plan) {
        if (plan.path("options").isEmpty()) {
            workplace.console().result(plan.path("message").asText("There is no way there."));
            return;
        }
        TripTables.showOptions(plan, workplace.console());
        int number = 1;
        for (JsonNode option : plan.path("options")) {
            workplace.console().result("");
            workplace.console().result("Option " + number++);
            TripTables.showLegs(option, workplace.console());
        }
        workplace.console().result("");
        workplace.console().result("Book one with ./commonway book last NUMBER.");
    }

    private static Optional<LocalDateTime> time(String option, @Nullable String text, GatewayApi api) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.contains("T")) {
                return Optional.of(LocalDateTime.parse(text));
            }
            LocalTime time = LocalTime.parse(text);
            String day = api.city().path("journeyDate").asText();
            return Optional.of(LocalDate.parse(day).atTime(time));
        } catch (DateTimeException bad) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    option + " " + text + " is no time: give one as 2024-05-14T08:30 or 08:30.",
                    bad);
        }
    }
}
