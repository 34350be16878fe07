package org.commonway.launcher.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.VerifierKey;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.witness.WitnessPlan;
import org.commonway.launcher.witness.WitnessProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway witness}: cosign the checkpoints of gateways' public logs. */
@Command(
        name = "witness",
        description = {
            "Run a witness: it cosigns the checkpoints of public logs, each only if it follows from the one before, so"
                    + " that no log can show two faces (C2SP tlog-witness). Runs until it is stopped.",
            "Prints its verifier key, which whoever checks receipts needs. Without --log it does no more than that."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway witness --name porto.example/witness --key porto.key",
            "  ./commonway witness --name porto.example/witness --key porto.key --state porto \\",
            "    --log gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
        })
final class WitnessCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The witness's name, by custom an address without scheme.")
    private String name = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "Its secret key, for its owner's eyes alone; made if the file is not there.")
    private Path key = Path.of("");

    @Option(
            names = "--log",
            arity = "1..*",
            paramLabel = "VKEY",
            description = "The verifier keys of the logs that it cosigns.")
    private List<String> logs = List.of();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Where it keeps the last checkpoint of each log. Never empty this folder nor set it back.")
    private @Nullable Path state;

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1:7600",
            paramLabel = "HOST:PORT",
            description = "Where it serves; port 0 for any. Default: ${DEFAULT-VALUE}.")
    private String listen = "";

    WitnessCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException {
        InetSocketAddress address = address();
        if (!logs.isEmpty() && state == null) {
            throw new ParameterException(spec.commandLine(), "--log needs --state FOLDER");
        }
        List<VerifierKey> keys = logs.stream().map(WitnessProgram::log).toList();
        NoteSigner signer = WitnessProgram.signer(name, key, workplace.clock());
        if (state == null || keys.isEmpty()) {
            workplace.console().result(signer.verifier().toString());
            return ExitCode.DONE.status();
        }
        WitnessProgram program =
                WitnessProgram.start(signer, new WitnessPlan(keys, state, address), workplace.console());
        workplace.console().result(signer.verifier().toString());
        workplace.console().progress("Witness of " + keys.size() + " logs at " + program.url());
        serve(program);
        return ExitCode.DONE.status();
    }

    /** Until the process is told to end (SIGTERM, Ctrl-C), or this thread is interrupted. */
    private void serve(WitnessProgram program) throws IOException {
        Thread atEnd = new Thread(() -> {
            try {
                program.close();
                workplace.console().progress("Stopped.");
            } catch (IOException e) {
                workplace
                        .console()
                        .progress("commonway: The witness's folder was not closed (" + e.getMessage() + ").");
            }
        });
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(atEnd);
            program.close();
        }
    }

    private InetSocketAddress address() {
        try {
            URI uri = URI.create("tcp://" + listen);
            if (uri.getHost() != null
                    && uri.getPort() >= 0
                    && uri.getPort() <= 65_535
                    && listen.endsWith(":" + uri.getPort())) {
                // Brackets are how a URI writes the numbers of IPv6.
                return new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort());
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw wrongAddress();
        }
        throw wrongAddress();
    }

    private ParameterException wrongAddress() {
        return new ParameterException(
                spec.commandLine(), "--listen " + listen + " is no address: give one as 127.0.0.1:7600");
    }
}
