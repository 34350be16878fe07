package org.commonway.launcher.bench.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.key.KeyFile;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.storage.DiskFolder;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.console.Console;

/** Writes a public log, as a gateway does, with witnesses in this process, and makes and checks its receipts. */
public final class AuditBench {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int BUNDLE = 256;

    private final Console console;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /** A bench that says what it does. */
    public AuditBench(Console console, Clock clock, LongSupplier nanoTime) {
        this.console = console;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Runs the plan in this folder, going on with the log that is there. */
    public AuditFigures run(AuditBenchPlan plan, Path folder) throws IOException, InterruptedException {
        NoteSigner signer = NoteSigner.log("bench.example/log", KeyFile.open(folder.resolve("log.key")));
        try (BenchWitnesses witnesses = BenchWitnesses.start(plan.witnesses(), folder, signer.verifier(), clock);
                DiskFolder files = DiskFolder.open(folder.resolve("log"))) {
            Cosigners cosigners = witnesses.cosigners(plan.required());
            LogPolicy policy = new LogPolicy(signer.verifier(), cosigners.policy());
            try (PublicLog log = PublicLog.open(files, signer, cosigners, INTERVAL)) {
                AppendLoad load = new AppendLoad(log, plan.entryBytes(), nanoTime);
                if (plan.warmUpSeconds() > 0) {
                    console.progress("Warming up for " + plan.warmUpSeconds() + " s");
                    load.closed(plan.appenders(), plan.warmUpSeconds());
                }
                console.progress("Appending with " + plan.appenders() + " appenders for " + plan.seconds() + " s");
                AuditFigures.Appends closed = load.closed(plan.appenders(), plan.seconds());
                console.progress("Appending " + plan.steadyPerSecond() + " a second for " + plan.seconds() + " s");
                AuditFigures.Appends steady = load.open(plan.steadyPerSecond(), plan.seconds());
                console.progress("Making and verifying " + plan.proofs() + " receipts");
                return new AuditFigures(plan, closed, steady, proofs(plan.proofs(), log, files, policy));
            }
        }
    }

    /** The first half is only to warm up. */
    private AuditFigures.Proofs proofs(int count, PublicLog log, DiskFolder files, LogPolicy policy)
            throws IOException {
        long size = log.standing().publishedSize();
        Random random = new Random(size);
        double[] make = new double[count];
        double[] verify = new double[count];
        double[] path = new double[count];
        int mostHashes = 0;
        int mostBytes = 0;
        for (int i = -count; i < count; i++) {
            long index = (long) (random.nextDouble() * size);
            byte[] entry = entry(files, index, size);
            long start = nanoTime.getAsLong();
            LogProof proof = log.findProof(index).orElseThrow();
            long made = nanoTime.getAsLong();
            LogProof read = LogProof.parse(proof.bytes());
            Hash root = read.verify(entry, policy).checkpoint().root();
            long verified = nanoTime.getAsLong();
            new InclusionProof(index, size, read.path()).verify(Hash.ofLeaf(entry), root);
            long walked = nanoTime.getAsLong();
            if (i >= 0) {
                make[i] = (made - start) / 1e6;
                verify[i] = (verified - made) / 1e6;
                path[i] = (walked - verified) / 1e6;
                mostHashes = Math.max(mostHashes, proof.path().size());
                mostBytes = Math.max(mostBytes, proof.bytes().length);
            }
        }
        return new AuditFigures.Proofs(
                size, mostHashes, mostBytes, Quantiles.of(make), Quantiles.of(verify), Quantiles.of(path));
    }

    /** As a web server would serve it: from its bundle. */
    private static byte[] entry(DiskFolder files, long index, long size) throws IOException {
        long bundle = index / BUNDLE;
        EntryBundle place = new EntryBundle(bundle, (int) Math.min(BUNDLE, size - bundle * BUNDLE));
        byte[] bytes = files.find("public/" + place.path()).orElseThrow();
        return place.decode(bytes).get((int) (index % BUNDLE));
    }
}
