package org.commonway.node.chain;

import java.util.Optional;
import org.commonway.ledger.Checkpoint;

/** Keeps how far the node has read the ledger. */
public interface CheckpointStore {

    /** The last one kept. */
    Optional<Checkpoint> find();

    /** Keeps it, durable when the call returns. */
    void save(Checkpoint checkpoint);
}
