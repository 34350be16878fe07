package org.commonway.gateway.offers;

/**
 * How an operator's stream does.
 *
 * @param status whether searches use its vehicles
 * @param detail one sentence on the last trouble; empty while all is well
 * @param leftOut vehicles and stations whose figures make no sense
 */
public record OfferState(Status status, String detail, int leftOut) {

    /** Whether searches use an operator's vehicles. */
    public enum Status {
        /** Its first whole set of vehicles and stations is on its way. */
        WAITING,
        /** A whole set is, or has been, in the fleet that searches see. */
        IN_USE,
        /** None came in the time that is waited for one. */
        MISSING
    }
}
