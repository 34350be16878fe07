package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.log.PublicLog;
import org.commonway.gateway.record.LogParts;
import org.commonway.gateway.record.SearchLog;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.StubFairness;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAnchoringTest {
    private static final String ORIGIN = "g.example/town";

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-05-14T21:30:00Z");
    private final StubFairness ledger = new StubFairness();
    private SearchLog log;
    private LogAnchoring anchoring;

    @BeforeEach
    void start() {
        log = new SearchLog(new LogParts(folder, ORIGIN, Cosigners::none, new SecureRandom(), () -> now));
        anchoring = new LogAnchoring(log, ledger);
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    @Test
    void nothing_is_held_fast_before_the_log_is_open() {
        assertThat(anchoring.tend()).isEmpty();
        assertThat(ledger.listLogs()).isEmpty();
    }

    @Test
    void the_ledger_holds_the_checkpoint_that_everybody_reads_and_the_key_that_signed_it() {
        log.tend();
        LogAnchor first = anchored();
        assertThat(ledger.findLog(ORIGIN).orElseThrow().getVerifierKey())
                .isEqualTo(log.find().orElseThrow().key().toString());
        // A day later there is a seed to tell, and so a larger log.
        now = now.plus(Duration.ofDays(1));
        log.tend();
        assertThat(anchored().getSize()).isGreaterThan(first.getSize());
    }

    /** What is held fast once all that is on the disk is published. */
    private LogAnchor anchored() {
        PublicLog published = log.find().orElseThrow();
        Await.until(
                () -> {},
                () -> published.standing().publishedSize()
                        == published.standing().durableSize());
        assertThat(anchoring.tend().orElseThrow().trouble()).isEmpty();
        LogAnchor anchor = ledger.findLog(ORIGIN).orElseThrow().getLastAnchor();
        Checkpoint shown =
                Checkpoint.parse(published.findPublished().orElseThrow().text());
        assertThat(anchor.getSize()).isEqualTo(shown.size());
        assertThat(anchor.getRootHash().toByteArray()).isEqualTo(shown.root().bytes());
        assertThat(anchor.getCosignatures()).isZero();
        return anchor;
    }
}
