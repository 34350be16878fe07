package org.commonway.city.log;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;
import org.commonway.launcher.verify.LogFiles;
import org.commonway.proto.ledger.v1.PublicLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies logs one after the other, when asked and by itself, and knows how each stands. Who asks for a log that is being
 * verified, or waits for it, gets that verification.
 */
public final class VerificationDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationDesk.class);

    private final LogVerifier verifier;
    private final Map<String, String> addresses;
    private final Function<String, LogFiles> opener;
    private final Supplier<List<PublicLog>> registered;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(VerificationDesk::thread);
    private final Map<String, Work> works = new HashMap<>();

    /** What is known of one log. */
    private static final class Work {
        private Optional<LogStanding.Progress> progress = Optional.empty();
        private Optional<LogOutcome> last = Optional.empty();
        private Optional<VerifiedLog> verified = Optional.empty();
    }

    /**
     * A desk.
     *
     * @param addresses where logs are served: URL by origin
     * @param opener the files behind such a URL
     * @param registered the logs that the ledger has
     */
    public VerificationDesk(
            LogVerifier verifier,
            Map<String, String> addresses,
            Function<String, LogFiles> opener,
            Supplier<List<PublicLog>> registered) {
        this.verifier = verifier;
        this.addresses = Map.copyOf(addresses);
        this.opener = opener;
        this.registered = registered;
    }

    /** Every registered log, by origin. */
    public List<LogStanding> list() {
        return registered.get().stream().map(this::standing).toList();
    }

    /** The log of this id; refused with GATEWAY_UNKNOWN. */
    public LogStanding get(String id) {
        return standing(getLog(id));
    }

    /**
     * Has a log verified, every file read anew from its gateway, unless that is being done.
     *
     * @return how it stands now
     * @throws OfficeProblem GATEWAY_UNKNOWN, and LOG_ADDRESS_MISSING
     */
    public LogStanding verify(String id) {
        PublicLog log = getLog(id);
        if (!addresses.containsKey(log.getOrigin())) {
            throw new OfficeProblem(
                    ProblemCode.LOG_ADDRESS_MISSING,
                    "The office was not told where the log " + log.getOrigin()
                            + " is served: set its url under commonway.logs, and start the office again.");
        }
        begin(log, true);
        return standing(log);
    }

    /** Has every log verified whose address is known, taking from its copy what cannot have changed. */
    public void verifyAll() {
        registered.get().stream()
                .filter(log -> addresses.containsKey(log.getOrigin()))
                .forEach(log -> begin(log, false));
    }

    private PublicLog getLog(String id) {
        return registered.get().stream()
                .filter(log -> LogVerifier.idOf(log).equals(id))
                .findFirst()
                .orElseThrow(() -> new OfficeProblem(
                        ProblemCode.GATEWAY_UNKNOWN,
                        "The ledger has no public log with the key id " + id
                                + "; see /api/gateways for those it has."));
    }

    private synchronized void begin(PublicLog log, boolean isAnew) {
        Work work = works.computeIfAbsent(log.getOrigin(), any -> new Work());
        if (work.progress.isEmpty()) {
            work.progress = Optional.of(new LogStanding.Progress(0, OptionalLong.empty()));
            worker.execute(() -> run(log, work, isAnew));
        }
    }

    private void run(PublicLog log, Work work, boolean isAnew) {
        LogOutcome outcome;
        try {
            LogFiles files = opener.apply(String.valueOf(addresses.get(log.getOrigin())));
            outcome = verifier.verify(log, files, (served, folder) -> copy(served, folder, isAnew, work));
        } catch (RuntimeException e) {
            LOG.error("The verification of {} broke", log.getOrigin(), e);
            outcome = LogOutcome.unreachable(
                    java.time.Instant.now(), "The office made a mistake while it verified this log; see its own log.");
        }
        LOG.info("{} is {}: {}", log.getOrigin(), outcome.verdict(), outcome.sentence());
        end(log, work, outcome);
    }

    private synchronized void end(PublicLog log, Work work, LogOutcome outcome) {
        work.progress = Optional.empty();
        work.last = Optional.of(outcome);
        Path folder = verifier.folderOf(log);
        switch (outcome.verdict()) {
            case VERIFIED ->
                work.verified =
                        outcome.checkpoint().map(checkpoint -> new VerifiedLog(log.getGatewayId(), checkpoint, folder));
            case NOT_VERIFIED -> work.verified = Optional.empty();
            // What was verified stays so: that nobody answers now says nothing about it.
            case UNREACHABLE -> {}
        }
    }

    private LogFiles copy(LogFiles served, Path folder, boolean isAnew, Work work) {
        LogCopy copy = new LogCopy(served, folder, isAnew, entries -> read(work, entries));
        return path -> {
            Optional<byte[]> bytes = copy.find(path);
            if (path.equals("checkpoint")) {
                bytes.flatMap(VerificationDesk::sizeSaid).ifPresent(size -> expect(work, size));
            }
            return bytes;
        };
    }

    private static Optional<Long> sizeSaid(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()).size());
        } catch (AuditRefusal e) {
            // The verification says what is wrong with it.
            return Optional.empty();
        }
    }

    private synchronized void expect(Work work, long size) {
        work.progress = work.progress.map(now -> new LogStanding.Progress(now.entriesRead(), OptionalLong.of(size)));
    }

    private synchronized void read(Work work, long entries) {
        work.progress = work.progress.map(now -> new LogStanding.Progress(now.entriesRead() + entries, now.entries()));
    }

    private synchronized LogStanding standing(PublicLog log) {
        Work work = works.getOrDefault(log.getOrigin(), new Work());
        return new LogStanding(
                LogVerifier.idOf(log),
                log.getOrigin(),
                log.getGatewayId(),
                log.getGatewayMspId(),
                Optional.ofNullable(addresses.get(log.getOrigin())),
                work.progress,
                work.last,
                work.verified);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "verification");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends what runs. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
