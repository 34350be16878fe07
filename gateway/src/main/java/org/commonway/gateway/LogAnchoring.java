package org.commonway.gateway;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.log.PublicLog;
import org.commonway.gateway.record.SearchLog;
import org.commonway.ledger.LogBook;
import org.commonway.ledger.anchor.AnchorKeeper;
import org.commonway.ledger.anchor.AnchorStanding;
import org.commonway.ledger.anchor.NewestCheckpoint.Published;

/**
 * Holds the checkpoints of a city's public log fast on the city's ledger (ADR 31), from when the log is open. For one
 * thread.
 */
final class LogAnchoring {
    private final SearchLog log;
    private final LogBook ledger;
    private Optional<AnchorKeeper> keeper = Optional.empty();

    /** Of this log, on this ledger, as the gateway whose log it is. */
    LogAnchoring(SearchLog log, LogBook ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    /** One round; empty while the log is not open. Each anchor is a transaction: call it every few seconds. */
    Optional<AnchorStanding> tend() {
        if (keeper.isEmpty()) {
            keeper = log.find().map(open -> new AnchorKeeper(ledger, open.key().toString(), () -> newest(open)));
        }
        return keeper.map(AnchorKeeper::anchorNow);
    }

    private static Optional<Published> newest(PublicLog log) {
        return log.findPublished().map(note -> {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            // The log's own signature is one of them.
            int cosignatures = note.signatures().size() - 1;
            return new Published(
                    checkpoint.size(), ByteString.copyFrom(checkpoint.root().bytes()), cosignatures);
        });
    }
}
