package org.commonway.city;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.ledger.LedgerView;
import org.commonway.city.ledger.LedgerWatch;
import org.commonway.city.ledger.LegZones;
import org.commonway.city.log.LogVerifier;
import org.commonway.city.log.VerificationDesk;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;
import org.commonway.city.settings.OfficeSettings;
import org.commonway.launcher.facts.FactsExport;
import org.commonway.launcher.verify.WebFiles;
import org.commonway.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The office at work: it reads the ledger every few seconds and verifies logs every so often. */
final class Office implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Office.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final LedgerWatch watch;
    private final VerificationDesk desk;
    private final OfficeFigures figures;
    private final InstantSource clock;
    private final long verifyEveryMillis;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "office");
        thread.setDaemon(true);
        return thread;
    });
    private long verifiedAtMillis = Long.MIN_VALUE;

    Office(OfficeSettings settings, LegZones zones, Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.watch = new LedgerWatch(ledger, zones, clock);
        LogVerifier verifier = new LogVerifier(
                settings.data(),
                settings.witnesses(),
                settings.signatureSample(),
                () -> FactsExport.of(ledger, ledger.fairness()),
                clock);
        this.desk = new VerificationDesk(verifier, settings.logs(), WebFiles::of, () -> view().logs());
        this.figures = new OfficeFigures(
                settings.ledger().channel(),
                settings.owners(),
                zones.names(),
                settings.showsEverything(),
                this::view,
                desk::list,
                clock);
        this.verifyEveryMillis =
                Duration.ofMinutes(settings.verifyEveryMinutes()).toMillis();
    }

    /** Begins to work. */
    Office start() {
        var running = rounds.scheduleWithFixedDelay(this::round, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("The office looks at the ledger every {}: {}", LOOK_EVERY, running);
        return this;
    }

    LedgerWatch watch() {
        return watch;
    }

    VerificationDesk desk() {
        return desk;
    }

    OfficeFigures figures() {
        return figures;
    }

    private LedgerView view() {
        return watch.findView()
                .orElseThrow(() -> new OfficeProblem(
                        ProblemCode.NOT_READY,
                        "The office has not read the ledger yet ("
                                + watch.findTrouble().orElse("it is about to")
                                + "): try again in a moment."));
    }

    private void round() {
        try {
            watch.look();
            long now = clock.millis();
            boolean isDue = verifiedAtMillis == Long.MIN_VALUE || now - verifiedAtMillis >= verifyEveryMillis;
            boolean hasLogs =
                    watch.findView().map(view -> !view.logs().isEmpty()).orElse(false);
            if (verifyEveryMillis > 0 && isDue && hasLogs) {
                verifiedAtMillis = now;
                desk.verifyAll();
            }
        } catch (RuntimeException e) {
            // A bug in one round is told with all that is known of it; the next round may find a better world.
            LOG.error("A round of the office broke", e);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        desk.close();
        watch.close();
        ledger.close();
    }
}
