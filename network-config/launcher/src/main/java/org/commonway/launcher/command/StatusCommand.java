package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Table;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.start.Health;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway status}: what runs, and how it is. */
@Command(
        name = "status",
        description = "Show the processes of the network: whether they are up, their ports and memory.",
        footer = {
            "",
            "Exit code 0 when all is up, 5 when something is down or nothing runs.",
            "",
            "Examples:",
            "  ./commonway status",
            "  ./commonway status --json"
        })
final class StatusCommand implements Callable<Integer> {
    private final Workplace workplace;
    private final Health health = new Health();

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    StatusCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Optional<StateFolder> folder = state.root(workplace).findLast();
        Optional<RunningNetwork> network = folder.flatMap(Networks::findRunning);
        if (network.isEmpty()) {
            workplace.console().result(json ? "{\"running\":false}" : "Nothing is running: ./commonway up starts it.");
            return ExitCode.UNREACHABLE.status();
        }
        boolean allUp = network.get().processes().stream()
                .allMatch(entry -> condition(entry).equals("up"));
        if (json) {
            workplace
                    .console()
                    .result(asJson(network.get(), folder.get(), allUp).toPrettyString());
        } else {
            show(network.get(), folder.get());
        }
        return (allUp ? ExitCode.DONE : ExitCode.UNREACHABLE).status();
    }

    private void show(RunningNetwork network, StateFolder folder) {
        workplace.console().result(network.cityName() + " at " + network.gatewayUrl() + "/ in " + folder.root());
        Table table = new Table("process", "kind", "condition", ">pid", "ports", ">memory", ">ready after");
        for (RunningNetwork.Entry entry : network.processes()) {
            OptionalLong memory = ProcessMemory.residentMebibytes(entry.pid());
            table.row(
                    entry.name(),
                    entry.kind(),
                    condition(entry),
                    Long.toString(entry.pid()),
                    entry.ports().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    memory.isPresent() && entry.runs() ? memory.getAsLong() + " MiB" : "-",
                    entry.readySeconds() < 0 ? "-" : entry.readySeconds() + " s");
        }
        table.show(workplace.console());
    }

    private ObjectNode asJson(RunningNetwork network, StateFolder folder, boolean allUp) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("running", true).put("allUp", allUp).put("city", network.cityName());
        root.put("gatewayUrl", network.gatewayUrl()).put("state", folder.root().toString());
        ArrayNode list = root.putArray("processes");
        for (RunningNetwork.Entry entry : network.processes()) {
            ObjectNode node = list.addObject();
            node.put("name", entry.name()).put("kind", entry.kind()).put("condition", condition(entry));
            node.put("pid", entry.pid()).put("readySeconds", entry.readySeconds());
            ProcessMemory.residentMebibytes(entry.pid()).ifPresent(memory -> node.put("memoryMebibytes", memory));
            node.put("log", folder.log(entry.name()).toString());
        }
        return root;
    }

    private String condition(RunningNetwork.Entry entry) {
        if (!entry.runs()) {
            return "ended";
        }
        return entry.healthUrl().isEmpty() || health.isUp(entry.healthUrl()) ? "up" : "not ready";
    }
}
