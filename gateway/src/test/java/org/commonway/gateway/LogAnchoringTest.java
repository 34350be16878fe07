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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAnchoringTest {
    private static final String ORIGIN = "g.example/town";

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-05-14T21:30:00Z");
    private final SearchLog log =
            new SearchLog(new LogParts(Path.of(""), ORIGIN, Cosigners::none, new SecureRandom(), () -> now));
    private final StubFairness ledger = new StubFairness();

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    @Test
    void nothing_is_held_fast_before_the_log_is_open() {
        try (LogAnchoring anchoring = new LogAnchoring(log, ledger)) {
            assertThat(anchoring.tend()).isEmpty();
        }
        assertThat(ledger.listLogs()).isEmpty();
    }

    @Test
    void the_ledger_holds_the_checkpoint_that_everybody_reads_and_the_key_that_signed_it() throws IOException {
        try (SearchLog open = openLog();
                LogAnchoring anchoring = new LogAnchoring(open, ledger)) {
            LogAnchor first = anchored(anchoring, open);
            assertThat(ledger.findLog(ORIGIN).orElseThrow().getVerifierKey())
                    .isEqualTo(open.find().orElseThrow().key().toString());
            // A day later there is a seed to tell, and so a larger log.
            now = now.plus(Duration.ofDays(1));
            open.tend();
            assertThat(anchored(anchoring, open).getSize()).isGreaterThan(first.getSize());
        }
    }

    private SearchLog openLog() {
        SearchLog open = new SearchLog(new LogParts(folder, ORIGIN, Cosigners::none, new SecureRandom(), () -> now));
        open.tend();
        return open;
    }

    /** What is held fast once all that is on the disk is published. */
    private LogAnchor anchored(LogAnchoring anchoring, SearchLog open) {
        PublicLog published = open.find().orElseThrow();
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
