package org.commonway.embedded.block;

/** The block file does not hold what was written to it. Nothing is repaired by itself. */
public final class DamagedLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names the place and says what to do. */
    public DamagedLog(String sentence) {
        super(sentence);
    }

    /** As above, with what led to it. */
    public DamagedLog(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
