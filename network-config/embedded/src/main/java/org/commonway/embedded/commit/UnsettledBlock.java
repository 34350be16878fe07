package org.commonway.embedded.commit;

/** A block is on disk, and its effect is not in the state yet. Its transactions are committed; they cannot be seen. */
final class UnsettledBlock extends Exception {
    private static final long serialVersionUID = 1L;

    UnsettledBlock(Throwable cause) {
        super("the block is on disk and waits for the state", cause);
    }
}
