package org.commonway.node.store;

/** The database does not answer. What was being written may or may not be kept; the call failed. */
public final class StoreOutage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An outage while doing this. */
    public StoreOutage(String doing, Throwable cause) {
        super("The node's database failed while " + doing + ".", cause);
    }
}
