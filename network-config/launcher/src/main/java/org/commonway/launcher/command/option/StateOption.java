package org.commonway.launcher.command.option;

import java.nio.file.Path;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.launcher.state.StateRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network a command is about. */
public final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of the network. Default: .commonway/ in the project, one folder for each city.")
    private @Nullable Path state;

    /** Where state folders are kept. */
    public StateRoot root(Workplace workplace) {
        return new StateRoot(workplace.project(), Optional.ofNullable(state));
    }

    /** The folder used last; refused when there is none. */
    public StateFolder last(Workplace workplace) {
        return root(workplace).findLast().orElseThrow(() -> notRunning("No network has been started here"));
    }

    /** The network that runs now; refused when none does. */
    public RunningNetwork running(Workplace workplace) {
        return Networks.findRunning(last(workplace)).orElseThrow(() -> notRunning("No network is running"));
    }

    /** The running network's gateway. */
    public GatewayApi gateway(Workplace workplace) {
        return new GatewayApi(running(workplace).gatewayUrl());
    }

    private static LauncherRefusal notRunning(String what) {
        return new LauncherRefusal(ExitCode.UNREACHABLE, what + ": start one with ./commonway up.");
    }
}
