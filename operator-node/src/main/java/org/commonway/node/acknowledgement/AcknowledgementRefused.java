package org.commonway.node.acknowledgement;

/** An acknowledgement that is not kept; the message says why, in one sentence for the gateway's people. */
public final class AcknowledgementRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean later;

    private AcknowledgementRefused(String sentence, boolean later) {
        super(sentence);
        this.later = later;
    }

    /** One that never counts. */
    static AcknowledgementRefused nonsense(String sentence) {
        return new AcknowledgementRefused(sentence, false);
    }

    /** One that cannot be checked while the ledger does not know its log. */
    static AcknowledgementRefused logUnknown(String origin) {
        return new AcknowledgementRefused(
                "The ledger knows no public log " + origin + " yet; give the acknowledgement again later.", true);
    }

    /** Whether the same may be kept later. */
    public boolean isLater() {
        return later;
    }
}
