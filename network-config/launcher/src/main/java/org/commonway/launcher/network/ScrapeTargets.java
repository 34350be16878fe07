package org.commonway.launcher.network;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/**
 * What Prometheus is to read, in {@code observe/} of the state folder: our one configuration (network-config/fabric/
 * observe) and {@code targets.json}, with each process that has metrics.
 */
public final class ScrapeTargets {
    private static final String CONFIGURATION = "prometheus.yml";

    private ScrapeTargets() {}

    /** Writes both files for these processes. */
    public static void write(Path project, StateFolder state, List<RunningNetwork.Entry> processes) {
        Path folder = state.root().resolve("observe");
        ArrayNode targets = new JsonMapper().createArrayNode();
        for (RunningNetwork.Entry process : processes) {
            findAddress(process).ifPresent(address -> add(targets, process, address));
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(CONFIGURATION),
                    Files.readString(
                            project.resolve("network-config/fabric/observe").resolve(CONFIGURATION)));
            Files.writeString(folder.resolve("targets.json"), targets.toPrettyString());
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "What Prometheus is to read cannot be written to " + folder + " (" + failed.getMessage()
                            + "): check the disk's space and your rights there.",
                    failed);
        }
    }

    private static void add(ArrayNode targets, RunningNetwork.Entry process, String address) {
        ObjectNode target = targets.addObject();
        target.putArray("targets").add(address);
        ObjectNode labels = target.putObject("labels");
        labels.put("job", process.kind());
        labels.put("organisation", process.name().substring(process.name().indexOf('.') + 1));
        if (isMicronaut(process)) {
            labels.put("__metrics_path__", "/prometheus");
        }
    }

    /** Where the process has its metrics: host:port; a chaincode server has them on its last port, others beside health. */
    private static Optional<String> findAddress(RunningNetwork.Entry process) {
        if (process.kind().equals("chaincode")) {
            return Optional.of(
                    "127.0.0.1:" + process.ports().get(process.ports().size() - 1));
        }
        return Optional.of(process.healthUrl())
                .filter(url -> !url.isEmpty())
                .map(url -> URI.create(url).getAuthority());
    }

    private static boolean isMicronaut(RunningNetwork.Entry process) {
        return process.kind().equals("node")
                || process.kind().equals("gateway")
                || process.kind().equals("office");
    }
}
