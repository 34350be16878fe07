package org.commonway.launcher.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.state.RunningNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway acknowledgements}: what gateways acknowledged to an operator of the running network, as a file. */
@Command(
        name = "acknowledgements",
        description = {
            "Write what gateways acknowledged to an operator of the running network: that its answers are on the public"
                    + " log, and up to where searches see its stream of offers, signed by the log's key.",
            "The file is what ./commonway verify --acknowledgements takes. An operator elsewhere fetches it from its own"
                    + " node: GET /acknowledgements beside the node's status."
        },
        footer = {"", "Example:", "  ./commonway acknowledgements --operator dona-ines --out dona-ines.acknowledgements"
        })
final class AcknowledgementsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--operator",
            required = true,
            paramLabel = "NODE",
            description = "Whose: its node, as ./commonway status names it.")
    private String operator = "";

    @Option(
            names = "--of-log",
            paramLabel = "ORIGIN",
            description = "Those of one public log alone: the name in front of its key. Default: of all.")
    private @Nullable String origin;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    AcknowledgementsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        String query = origin == null ? "" : "?log=" + URLEncoder.encode(origin, StandardCharsets.UTF_8);
        OutFile.copy(out, fetch(URI.create(node().healthUrl()).resolve("/acknowledgements" + query)));
        workplace.console().result("Written: " + out);
        return ExitCode.DONE.status();
    }

    private RunningNetwork.Entry node() {
        var nodes = state.running(workplace).processes().stream()
                .filter(process -> process.kind().equals("node"))
                .toList();
        return nodes.stream()
                .filter(process -> process.name().equals(operator))
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "No node " + operator + " is here; give one of "
                                + nodes.stream().map(RunningNetwork.Entry::name).collect(Collectors.joining(", "))
                                + "."));
    }

    private static InputStream fetch(URI file) {
        try {
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(HttpRequest.newBuilder(file).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != OK) {
                throw unanswered(file, "status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw unanswered(file, LauncherRefusal.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(file, "interrupted");
        }
    }

    private static LauncherRefusal unanswered(URI file, String why) {
        return new LauncherRefusal(
                ExitCode.UNREACHABLE, file + " was not answered (" + why + "): see ./commonway status.");
    }
}
