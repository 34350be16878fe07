package org.commonway.planner.timetable;

/**
 * Two trips of one vehicle, as in GTFS transfers.txt with a transfer_type of 4 or 5.
 *
 * @param from the trip that ends
 * @param to the trip that begins
 * @param kind what riders may do
 */
public record TripLink(TransferRule.OfTrip from, TransferRule.OfTrip to, Kind kind) {
    /** GTFS transfer_type 4 and 5. */
    public enum Kind {
        /** 4: riders may stay on board. */
        IN_SEAT,
        /** 5: riders must get off and on again. */
        RE_BOARD
    }
}
