package org.commonway.embedded.commit;

/** The chain on disk was begun by other organisations than those of the crypto folder. */
public final class ForeignChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence that says what to do. */
    public ForeignChain(String sentence) {
        super(sentence);
    }
}
