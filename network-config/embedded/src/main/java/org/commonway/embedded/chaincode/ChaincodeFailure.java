package org.commonway.embedded.chaincode;

/** The chaincode gave no answer, or one that is none; the text is Fabric's. */
public final class ChaincodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with Fabric's text. */
    public ChaincodeFailure(String text) {
        super(text);
    }

    /** As above, with what led to it. */
    public ChaincodeFailure(String text, Throwable cause) {
        super(text, cause);
    }
}
