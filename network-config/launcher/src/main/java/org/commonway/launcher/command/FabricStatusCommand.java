package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Table;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.FabricStatus;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric status}: how a network is. */
@Command(
        name = "status",
        description = "Show each process of a Fabric network: its height and how far it lags behind, who leads, when"
                + " its certificate expires, and how many signed transactions a gateway waits to hand in again.",
        footer = {
            "",
            "Exit code 0 when all is up, 5 when something is down or nothing runs.",
            "",
            "Examples:",
            "  ./commonway fabric status",
            "  ./commonway fabric status --json"
        })
final class FabricStatusCommand implements Callable<Integer> {
    /** Long enough to renew before it is too late. */
    private static final Duration WARNING = Duration.ofDays(30);

    /** What a ledger grows by in a day of some thousand bookings, and then some. */
    private static final long LITTLE_ROOM_MEBIBYTES = 300;

    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    FabricStatusCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder(workplace);
        Optional<FabricRecord> network = FabricNetworks.findRunning(folder);
        if (network.isEmpty()) {
            workplace
                    .console()
                    .result(json ? "{\"running\":false}" : "Nothing is running: ./commonway fabric up starts it.");
            return ExitCode.UNREACHABLE.status();
        }
        FabricStatus status = FabricStatus.of(network.get(), folder);
        if (json) {
            ObjectNode root = new JsonMapper().createObjectNode().put("running", true);
            status.writeTo(root);
            workplace.console().result(root.toPrettyString());
        } else {
            show(network.get(), folder, status);
        }
        status.expiring(workplace.clock().instant(), WARNING)
                .forEach(line -> workplace
                        .console()
                        .progress("The certificate of " + line.name() + " ends on " + line.expires()
                                + ": renew it with ./commonway fabric renew --process " + line.name() + " --state "
                                + folder.root()));
        tellTroubles(status, folder);
        return (status.allUp() ? ExitCode.DONE : ExitCode.UNREACHABLE).status();
    }

    /** What is wrong, and what to do. */
    private void tellTroubles(FabricStatus status, StateFolder folder) {
        String start = "./commonway fabric up --state " + folder.root();
        for (FabricStatus.Line line : status.cramped(LITTLE_ROOM_MEBIBYTES)) {
            workplace
                    .console()
                    .progress("The disk of " + line.name() + " ("
                            + FabricFolder.of(folder).data(line.name()) + ") has "
                            + line.roomMebibytes().orElse(0) + " MiB left: free some space there, "
                            + (line.ended() ? "then start it with " + start : "before it ends"));
        }
        for (FabricStatus.Line line : status.lines()) {
            if (line.ended()) {
                workplace
                        .console()
                        .progress(line.name() + " does not run (its last words: " + folder.errors(line.name())
                                + "): start it with " + start);
            }
        }
    }

    private void show(FabricRecord network, StateFolder folder, FabricStatus status) {
        for (Deployment channel : network.channels()) {
            workplace
                    .console()
                    .result("Channel " + channel.channel() + " of " + String.join(", ", channel.members()) + " with "
                            + channel.label());
        }
        workplace.console().result("Folder " + folder.root());
        Table table = new Table(
                "process", "condition", ">pid", "address", ">height", ">lag", "role", "certificate until", ">memory");
        for (FabricStatus.Line line : status.lines()) {
            table.row(
                    line.name(),
                    line.condition(),
                    Long.toString(line.pid()),
                    line.address(),
                    numbers(line.heights()),
                    numbers(line.lags()),
                    line.role(),
                    line.expires().toString(),
                    line.mebibytes().isPresent() ? line.mebibytes().getAsLong() + " MiB" : "-");
        }
        table.show(workplace.console());
        new TreeMap<>(status.pending())
                .forEach((channel, count) -> workplace
                        .console()
                        .result(
                                count == 0
                                        ? "The gateway has handed in all that it signed for " + channel + "."
                                        : "The gateway hands in again, until it knows how they ended: " + count
                                                + " signed transactions of " + channel + "."));
    }

    /** One number when there is one channel, otherwise each with its channel. */
    private static String numbers(Map<String, Long> byChannel) {
        if (byChannel.size() == 1) {
            return byChannel.values().iterator().next().toString();
        }
        return byChannel.isEmpty()
                ? "-"
                : byChannel.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
