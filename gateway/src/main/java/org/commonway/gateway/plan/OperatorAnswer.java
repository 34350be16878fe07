package org.commonway.gateway.plan;

/**
 * What one operator contributed to a search; every listed operator has one.
 *
 * @param operatorId who
 * @param answer in one word
 * @param detail one sentence
 */
public record OperatorAnswer(String operatorId, Answer answer, String detail) {
    /** In one word. */
    public enum Answer {
        /** It quoted a ride. */
        OFFER,
        /** It does not serve this ride. */
        REFUSED,
        /** It did not answer before the deadline for all. */
        LATE,
        /** It could not be asked, or answered with nonsense. */
        ERROR,
        /** There was nothing to ask: its timetable or live vehicles were searched. */
        NOT_ASKED
    }
}
