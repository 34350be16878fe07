package org.commonway.proof.blocks;

/** The file is not a chain. */
public final class BadChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadChain(String sentence) {
        super(sentence);
    }
}
