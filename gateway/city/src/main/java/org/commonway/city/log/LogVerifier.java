package org.commonway.city.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.verify.Difference;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.launcher.verify.LogFiles;
import org.commonway.launcher.verify.LogVerification;
import org.commonway.launcher.verify.VerifyPlan;
import org.commonway.launcher.verify.VerifyReport;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.proto.ledger.v1.PublicLog;

/** Verifies one log as {@code ./commonway verify} does, against what the ledger says now, and keeps a copy of it. */
public final class LogVerifier {
    private final Path data;
    private final WitnessPolicy witnesses;
    private final int signatureSample;
    private final Supplier<String> facts;
    private final InstantSource clock;

    /**
     * A verifier.
     *
     * @param data where copies of logs and the ledger's facts are kept
     * @param witnesses who must have cosigned
     * @param signatureSample of how many searches one has its offers' signatures checked, by chance; 0 for none
     * @param facts the ledger's facts as {@link LedgerFactsFile} has them
     */
    public LogVerifier(
            Path data, WitnessPolicy witnesses, int signatureSample, Supplier<String> facts, InstantSource clock) {
        this.data = data;
        this.witnesses = witnesses;
        this.signatureSample = signatureSample;
        this.facts = facts;
        this.clock = clock;
    }

    /** What names this log in addresses. */
    static String idOf(PublicLog log) {
        String[] parts = log.getVerifierKey().split("\\+", 3);
        return parts.length == 3 ? parts[1] : "";
    }

    /** Where the copy of this log is. */
    Path folderOf(PublicLog log) {
        return data.resolve("logs").resolve(idOf(log));
    }

    /**
     * Verifies it.
     *
     * @param files of the log as its gateway serves it
     * @param copied makes the copy of those files in this folder
     */
    LogOutcome verify(PublicLog log, LogFiles files, BiFunction<LogFiles, Path, LogFiles> copied) {
        try {
            LogPolicy policy = new LogPolicy(VerifierKey.parse(log.getVerifierKey()), witnesses);
            // The facts first: a log that is read after them has at least what they hold fast.
            Path known = writeFacts(facts.get());
            VerifyPlan plan = new VerifyPlan(
                    copied.apply(files, folderOf(log)),
                    policy,
                    Optional.of(LedgerFactsFile.read(known)),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    signatureSample,
                    1);
            return outcome(new LogVerification(plan, silent(), System::nanoTime).run());
        } catch (AuditRefusal e) {
            return LogOutcome.unreachable(
                    clock.instant(), "The ledger's key of this log cannot be used (" + e.getMessage() + ").");
        } catch (LauncherRefusal e) {
            return LogOutcome.unreachable(clock.instant(), e.sentence());
        } catch (LedgerOutage | LedgerRefusal e) {
            return LogOutcome.unreachable(
                    clock.instant(), "The ledger gave no facts to verify against: " + e.getMessage() + " Try again.");
        } catch (UncheckedIOException e) {
            return LogOutcome.unreachable(clock.instant(), e.getMessage() + ".");
        }
    }

    private LogOutcome outcome(VerifyReport report) {
        Optional<Checkpoint> checkpoint = report.size() < 0
                ? Optional.empty()
                : Optional.of(new Checkpoint(report.origin(), report.size(), Hash.parse(report.root())));
        long differences =
                report.counts().values().stream().mapToLong(Long::longValue).sum();
        return new LogOutcome(
                report.isVerified() ? LogOutcome.Verdict.VERIFIED : LogOutcome.Verdict.NOT_VERIFIED,
                clock.instant(),
                checkpoint,
                report.replay().searches(),
                report.anchors(),
                differences,
                report.first().stream().findFirst(),
                report.unchecked().stream().map(LogVerifier::inSettings).toList(),
                sentence(report));
    }

    /** The command's options are the office's settings. */
    private static String inSettings(String unchecked) {
        return unchecked
                .replace("with --witness", "in commonway.witnesses")
                .replace(
                        "give what was acknowledged with --acknowledgements",
                        "operators do that with their own files, by ./commonway verify --acknowledgements");
    }

    private static String sentence(VerifyReport report) {
        if (report.isVerified()) {
            return "All " + report.size() + " entries were read, and nothing differs.";
        }
        String first = report.first().stream()
                .findFirst()
                .map(difference -> place(difference) + ": " + difference.sentence())
                .orElse("The log was not read to its end.");
        return "First difference, " + first + " Keep a copy of the log and ask the gateway.";
    }

    private static String place(Difference difference) {
        return difference.index() == Difference.WHOLE_LOG ? "of the log as a whole" : "entry " + difference.index();
    }

    private Path writeFacts(String text) {
        try {
            Files.createDirectories(data);
            return Files.writeString(data.resolve("ledger.facts"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger's facts cannot be written to " + data, e);
        }
    }

    /** The verification tells how far it is by the files that it asks for. */
    private static Console silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(nowhere, nowhere);
    }
}
