package org.commonway.node.chain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.audit.note.VerifierKey;
import org.commonway.ledger.LogBook;
import org.commonway.node.acknowledgement.LogKeys;
import org.commonway.proto.ledger.v1.PublicLog;

/** The keys of public logs as the ledger has them. A log's key never changes, so each is asked for once. */
public final class LedgerLogKeys implements LogKeys {
    private final LogBook ledger;
    private final Map<String, VerifierKey> known = new ConcurrentHashMap<>();

    /** Asks this ledger. */
    public LedgerLogKeys(LogBook ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<VerifierKey> find(String origin) {
        Optional<VerifierKey> before = Optional.ofNullable(known.get(origin));
        if (before.isPresent()) {
            return before;
        }
        Optional<VerifierKey> found =
                ledger.findLog(origin).map(PublicLog::getVerifierKey).map(VerifierKey::parse);
        found.ifPresent(key -> known.put(origin, key));
        return found;
    }
}
