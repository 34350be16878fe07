package org.commonway.launcher.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.note.SignedNote;
import org.commonway.launcher.console.Console;

/** Says how fast a log is verified; the arguments are a folder, how many entries are made in it, and the threads. */
final class VerifyRate {
    private VerifyRate() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        if (!Files.exists(folder.resolve("checkpoint"))) {
            WrittenLog log = new WrittenLog(folder, false);
            new SampleEntries(new Random(1), entry -> log.append(entry.bytes())).make(10, count / 10);
            log.end();
        }
        LogPolicy any = new LogPolicy(WrittenLog.SIGNER.verifier(), new WitnessPolicy(0, List.of()));
        // The keys are new in each process; so is the note.
        VerifyPlan plan = new VerifyPlan(
                signedAgain(FolderFiles.of(folder)),
                any,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                Integer.parseInt(arguments[2]));
        VerifyReport report = new LogVerification(plan, Console.ofProcess(), System::nanoTime).run();
        report.show(Console.ofProcess());
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%.0f entries a second, %d MB heap in use of %d MB%n",
                report.size() / report.seconds(),
                used >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static LogFiles signedAgain(LogFiles files) {
        return path -> {
            Optional<byte[]> bytes = files.find(path);
            if (!path.equals("checkpoint")) {
                return bytes;
            }
            var text = SignedNote.parse(bytes.orElseThrow()).text();
            return Optional.of(SignedNote.sign(text, WrittenLog.SIGNER).bytes());
        };
    }
}
