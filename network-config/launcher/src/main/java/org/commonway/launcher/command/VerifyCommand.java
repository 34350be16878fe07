package org.commonway.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.verify.AcknowledgementsFile;
import org.commonway.launcher.verify.FolderFiles;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.launcher.verify.LogFiles;
import org.commonway.launcher.verify.LogVerification;
import org.commonway.launcher.verify.VerifyPlan;
import org.commonway.launcher.verify.VerifyReport;
import org.commonway.launcher.verify.WebFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway verify}: check a gateway's public log. */
@Command(
        name = "verify",
        description = {
            "Check a gateway's public log from its files alone: its checkpoint and witnesses, every tile, every ranking"
                    + " run again, every seed, whether it is the log that the ledger and your receipts know, and whether"
                    + " what it acknowledged to operators is in it.",
            "Says VERIFIED only if nothing differs; else which entry is the first and why, and exits with 7."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway verify --log https://gateway.example/log \\",
            "    --key gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c",
            "  ./commonway verify --log public --key VKEY --witness VKEY VKEY VKEY --required 2 \\",
            "    --ledger ledger.facts --receipt entry-421.tlog-proof --json"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FOLDER|URL",
            description = "Where the log's files are: checkpoint and tile/.")
    private String log = "";

    @Option(names = "--key", required = true, paramLabel = "VKEY", description = "The log's verifier key.")
    private String key = "";

    @Option(
            names = "--witness",
            arity = "1..*",
            paramLabel = "VKEY",
            description = "Verifier keys of the witnesses that you trust.")
    private List<String> witnesses = List.of();

    @Option(names = "--required", description = "How many of them must have cosigned. Default: all.")
    private @Nullable Integer required;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "What the ledger says, as lines of facts: see docs/ledger.md.")
    private @Nullable Path ledger;

    @Option(
            names = "--policy-text",
            paramLabel = "FILE",
            description = "A ranking policy that the log must have published, byte for byte.")
    private @Nullable Path policyText;

    @Option(
            names = "--receipt",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Receipts that the log gave, as tlog-proof files.")
    private List<Path> receipts = List.of();

    @Option(
            names = "--acknowledgements",
            arity = "1..*",
            paramLabel = "FILE",
            description = "What the gateway acknowledged to an operator, as ./commonway acknowledgements writes it.")
    private List<Path> acknowledgements = List.of();

    @Option(
            names = "--signatures",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Check operators' signatures in one of N searches, by chance; 1 for all, 0 for none."
                    + " Needs --ledger. Default: ${DEFAULT-VALUE}.")
    private int signatures;

    @Option(names = "--threads", description = "How many read and hash. Default: one for each core.")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    VerifyCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        VerifyReport report = new LogVerification(plan(), workplace.console(), System::nanoTime).run();
        if (json) {
            workplace.console().result(report.toJson().toPrettyString());
        } else {
            report.show(workplace.console());
        }
        return (report.isVerified() ? ExitCode.DONE : ExitCode.NOT_VERIFIED).status();
    }

    private VerifyPlan plan() {
        int reading = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        check("--threads", reading, 1, 256);
        check("--signatures", signatures, 0, 1_000_000);
        int cosigned = required == null ? witnesses.size() : required;
        check("--required", cosigned, 0, witnesses.size());
        List<VerifierKey> keys = new ArrayList<>();
        witnesses.forEach(witness -> keys.add(told("--witness", () -> VerifierKey.parse(witness))));
        LogPolicy policy =
                told("--key", () -> new LogPolicy(VerifierKey.parse(key), new WitnessPolicy(cosigned, keys)));
        List<VerifyPlan.Receipt> proofs = new ArrayList<>();
        receipts.forEach(
                file -> proofs.add(new VerifyPlan.Receipt(file.toString(), read("--receipt", file, LogProof::parse))));
        return new VerifyPlan(
                files(),
                policy,
                Optional.ofNullable(ledger).map(LedgerFactsFile::read),
                Optional.ofNullable(policyText).map(file -> read("--policy-text", file, Policy::parse)),
                proofs,
                acknowledgements.stream()
                        .map(file -> AcknowledgementsFile.read(file, policy.log()))
                        .toList(),
                signatures,
                reading);
    }

    private LogFiles files() {
        return log.matches("https?://.*") ? WebFiles.of(log) : FolderFiles.of(Path.of(log));
    }

    private static <T> T read(String option, Path file, Function<byte[], T> parser) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return told(option + " " + file, () -> parser.apply(bytes));
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    file + " cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): check the path after " + option + ".",
                    e);
        }
    }

    private static <T> T told(String option, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (AuditRefusal e) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, option + ": " + e.getMessage() + " (" + e.code() + ")", e);
        }
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is not from " + least + " to " + most);
        }
    }
}
