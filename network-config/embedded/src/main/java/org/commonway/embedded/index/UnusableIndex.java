package org.commonway.embedded.index;

/** What lies in the state folder is no index of the chain. It is to be made anew from the blocks. */
public final class UnusableIndex extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, as the end of a sentence. */
    public UnusableIndex(String why) {
        super(why);
    }

    /** As above, with what led to it. */
    public UnusableIndex(String why, Throwable cause) {
        super(why, cause);
    }
}
