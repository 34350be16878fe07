package org.commonway.launcher.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** What runs of a state folder's network, and stopping it. */
public final class Networks {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Networks() {}

    /** The network as it was started, if any of its processes still runs. */
    public static Optional<RunningNetwork> findRunning(StateFolder state) {
        return state.find(RunningNetwork.FILE)
                .map(RunningNetwork::fromJson)
                .filter(network -> network.processes().stream().anyMatch(RunningNetwork.Entry::runs));
    }

    /** Whether all of its processes run. */
    public static boolean complete(RunningNetwork network) {
        return network.processes().stream().allMatch(RunningNetwork.Entry::runs);
    }

    /** Stops what runs, the gateway first and the ledger last; returns the names of what was stopped. */
    public static List<String> stop(StateFolder state) {
        List<String> stopped = new ArrayList<>();
        state.find(RunningNetwork.FILE).map(RunningNetwork::fromJson).ifPresent(network -> {
            List<RunningNetwork.Entry> order = new ArrayList<>(network.processes());
            Collections.reverse(order);
            order.removeIf(entry -> !entry.runs());
            order.stream().filter(entry -> !entry.kind().equals("ledger")).forEach(Networks::ask);
            for (RunningNetwork.Entry entry : order) {
                OwnedProcess.find(entry.pid(), entry.startedAtMillis()).ifPresent(process -> process.stop(PATIENCE));
                stopped.add(entry.name());
            }
            state.remove(RunningNetwork.FILE);
        });
        return stopped;
    }

    private static void ask(RunningNetwork.Entry entry) {
        OwnedProcess.find(entry.pid(), entry.startedAtMillis()).ifPresent(OwnedProcess::ask);
    }
}
