package org.commonway.audit.witness;

/**
 * What a witness answers (C2SP tlog-witness, "add-checkpoint").
 *
 * @param outcome what became of the request
 * @param body cosignatures, a line each, if it was cosigned; a size in decimal and a newline if there is a conflict; else
 *     a sentence for people
 */
public record WitnessAnswer(Outcome outcome, String body) {
    /** What became of a request. */
    public enum Outcome {
        /** The witness has kept the checkpoint and cosigned it. */
        COSIGNED(200),
        /** The request cannot be read, or its old size is larger than its checkpoint. */
        MALFORMED(400),
        /** None of the signatures is by the log's key, or one by it does not hold. */
        NOT_SIGNED(403),
        /** The witness knows no log of this origin. */
        UNKNOWN_LOG(404),
        /** The witness has last cosigned another size, or this size with another root. */
        CONFLICT(409),
        /** The checkpoint is not shown to follow from the last one. */
        NOT_CONSISTENT(422);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        /** The status code in HTTP. */
        public int status() {
            return status;
        }

        /** How the body of such an answer is labelled in HTTP. */
        public String contentType() {
            return this == CONFLICT ? "text/x.tlog.size" : "text/plain; charset=utf-8";
        }
    }
}
