package org.commonway.node.acknowledgement;

import java.util.Optional;
import org.commonway.audit.note.VerifierKey;

/** Which key signs for which gateway's public log, as the ledger has it. */
@FunctionalInterface
public interface LogKeys {
    /** The key of the log of this origin; empty while the ledger knows none. Throws what the ledger throws. */
    Optional<VerifierKey> find(String origin);
}
