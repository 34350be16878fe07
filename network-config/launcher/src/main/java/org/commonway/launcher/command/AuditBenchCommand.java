package org.commonway.launcher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.audit.AuditBench;
import org.commonway.launcher.bench.audit.AuditBenchPlan;
import org.commonway.launcher.bench.audit.AuditFigures;
import org.commonway.launcher.command.option.Workplace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway bench audit}: what the public log takes. */
@Command(
        name = "audit",
        description = {
            "Write a public log on this machine's disk, cosigned by witnesses in the same process over the loopback"
                    + " interface: first as many entries as the appenders make, then so many a second.",
            "Then make and verify receipts at the size that the log has by then."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway bench audit",
            "  ./commonway bench audit --appenders 256 --seconds 30 --json",
            "  ./commonway bench audit --witnesses 3 --required 2 --rate 2000"
        })
final class AuditBenchCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each of the two loads lasts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "Seconds of the first load before it is measured. Default: ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @Option(
            names = "--appenders",
            defaultValue = "64",
            description = "How many append at once. Default: ${DEFAULT-VALUE}.")
    private int appenders;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "Entries a second of the second load. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--entry-bytes",
            defaultValue = "1024",
            description = "How long an entry is. Default: ${DEFAULT-VALUE}.")
    private int entryBytes;

    @Option(names = "--witnesses", defaultValue = "3", description = "How many there are. Default: ${DEFAULT-VALUE}.")
    private int witnesses;

    @Option(names = "--required", description = "How many of them must cosign. Default: all.")
    private @Nullable Integer required;

    @Option(
            names = "--proofs",
            defaultValue = "2000",
            description = "How many receipts are made and verified. Default: ${DEFAULT-VALUE}.")
    private int proofs;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the log in this folder, and go on with the one that is there. Default: a new folder,"
                    + " deleted at the end.")
    private @Nullable Path keep;

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    AuditBenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        AuditBenchPlan plan = plan();
        Path folder = keep == null ? BenchFolder.temporary("give one with --keep") : keep.toAbsolutePath();
        try {
            AuditFigures figures =
                    new AuditBench(workplace.console(), workplace.clock(), System::nanoTime).run(plan, folder);
            if (json) {
                workplace.console().result(figures.toJson().toPrettyString());
            } else {
                figures.show(workplace.console());
            }
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    folder + " cannot be used (" + e.getMessage() + "): check your rights and the disk's space.",
                    e);
        } finally {
            if (keep == null) {
                BenchFolder.delete(folder);
            }
        }
        return ExitCode.DONE.status();
    }

    private AuditBenchPlan plan() {
        check("--seconds", seconds, 1, 3600);
        check("--warm-up", warmUpSeconds, 0, 3600);
        check("--appenders", appenders, 1, 4096);
        check("--rate", rate, 1, 100_000);
        check("--entry-bytes", entryBytes, 1, 65_535);
        check("--witnesses", witnesses, 0, 99);
        int cosigning = required == null ? witnesses : required;
        check("--required", cosigning, 0, witnesses);
        check("--proofs", proofs, 1, 1_000_000);
        return new AuditBenchPlan(seconds, warmUpSeconds, appenders, rate, entryBytes, witnesses, cosigning, proofs);
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is not from " + least + " to " + most);
        }
    }
}
