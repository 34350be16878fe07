package org.commonway.ledger.anchor;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** Where a keeper learns what a public log has published last. Called by the keeper's thread. */
@FunctionalInterface
public interface NewestCheckpoint {
    /** The newest published checkpoint; empty before the first. */
    Optional<Published> find();

    /**
     * A checkpoint that anybody can read by now.
     *
     * @param size entries, 1 or more
     * @param root 32 bytes
     * @param cosignatures how many witnesses have cosigned it
     */
    record Published(long size, ByteString root, int cosignatures) {}
}
