package org.commonway.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.ledger.BenchNetwork;
import org.commonway.launcher.bench.ledger.EmbeddedBench;
import org.commonway.launcher.bench.ledger.FabricBench;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.FabricStarter;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.state.StateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network that a bench makes for itself. */
final class BenchNetworkOption {
    private static final int MOST_ORDERERS = 3;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            defaultValue = "embedded",
            description = "Which kind: embedded, or fabric. Default: ${DEFAULT-VALUE}.")
    private String kind = "";

    @Option(
            names = "--organizations",
            paramLabel = "N",
            description = "Organisations of a Fabric network, 1 to 4; the majority endorses. Default: 3.")
    private @Nullable Integer organizations;

    @Option(
            names = "--orderers",
            paramLabel = "N",
            description = "How many of them run an orderer, 1 to 3. Default: all, up to 3.")
    private @Nullable Integer orderers;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "Heap of the embedded network, as java's -Xmx takes it. Default: as ./commonway up gives it.")
    private @Nullable String heap;

    /** Refuses what no network can be. */
    void check() {
        switch (kind) {
            case "embedded" -> checkEmbedded();
            case "fabric" -> checkFabric();
            default -> throw wrong("--network " + kind + " cannot be measured: give embedded or fabric.");
        }
    }

    /** Whether a Fabric network is asked for. */
    boolean isFabric() {
        return kind.equals("fabric");
    }

    /** The network in this folder, not started; refused when the folder holds another one. */
    BenchNetwork network(Workplace workplace, Path folder) {
        return kind.equals("embedded")
                ? new EmbeddedBench(arguments -> ledger(workplace.project(), arguments), folder)
                : fabric(workplace, folder);
    }

    private void checkEmbedded() {
        if (organizations != null || orderers != null) {
            throw wrong("--organizations and --orderers are for --network fabric: the embedded network has three"
                    + " organisations and one orderer.");
        }
        if (heap != null && !heap.matches("[0-9]{1,6}[kmgKMG]")) {
            throw wrong("--heap " + heap + " is no size: give one as 512m or 2g.");
        }
    }

    private void checkFabric() {
        if (heap != null) {
            throw wrong("--heap is for --network embedded: a Fabric network has several processes.");
        }
        int most = FabricAlliance.CANDIDATES.size();
        if (organizationCount() < 1 || organizationCount() > most) {
            throw wrong("--organizations " + organizations + " is not from 1 to " + most + ".");
        }
        if (ordererCount() < 1 || ordererCount() > MOST_ORDERERS) {
            throw wrong("--orderers " + orderers + " is not from 1 to " + MOST_ORDERERS + ".");
        }
        if (ordererCount() > organizationCount()) {
            throw wrong("--orderers " + orderers + " is more than --organizations " + organizationCount()
                    + ": each runs one at most.");
        }
    }

    private int organizationCount() {
        return organizations == null ? FabricAlliance.FOUNDERS.size() : organizations;
    }

    private int ordererCount() {
        return orderers == null ? Math.min(MOST_ORDERERS, organizationCount()) : orderers;
    }

    private BenchNetwork fabric(Workplace workplace, Path folder) {
        StateFolder state = new StateFolder(folder);
        FabricBench.requireNoOther(state);
        FabricRecord.find(state).ifPresent(there -> requireAsAsked(folder, there));
        FabricStarter starter = FabricAlliance.starter(
                workplace.project(),
                state,
                () -> FabricAlliance.founders(Ports.basedOn(0), organizationCount(), ordererCount()),
                workplace.console(),
                workplace.clock());
        return new FabricBench(state, starter, new ProcessGroup(state, workplace.console(), workplace.clock()));
    }

    private void requireAsAsked(Path folder, FabricRecord there) {
        int peers = there.organizations().size();
        int ordering = there.ordering().size();
        if ((organizations != null && organizations != peers) || (orderers != null && orderers != ordering)) {
            throw wrong(folder + " holds a network of " + peers + " organisations and " + ordering
                    + " orderers: leave --organizations and --orderers out, or give another folder"
                    + " with --keep.");
        }
    }

    private List<String> ledger(Path project, List<String> arguments) {
        List<String> flags = new ArrayList<>(JavaProgram.LEDGER_FLAGS);
        if (heap != null) {
            flags.add("-Xmx" + heap); // java takes the last of two
        }
        return JavaProgram.LEDGER.commandLine(project, flags, arguments);
    }

    private static LauncherRefusal wrong(String sentence) {
        return new LauncherRefusal(ExitCode.BAD_INPUT, sentence);
    }
}
