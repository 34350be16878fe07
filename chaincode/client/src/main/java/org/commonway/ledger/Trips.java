package org.commonway.ledger;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/**
 * Trips: booked, taken back and read. What a gateway must not do twice or forget is prepared first: keep the bytes of the
 * answer, then {@link Submissions#submit} it. Nothing has changed before that.
 */
public interface Trips {

    /** Has a booking checked and endorsed, and signs it. Result: BookingReceipt. */
    SignedTransaction prepareBooking(BookTripRequest request);

    /**
     * As {@link #prepareBooking}, for 1 to 32 trips in one transaction, each booked or refused on its own. Result:
     * BookTripsResponse, in the order of the requests.
     */
    SignedTransaction prepareBookings(List<BookTripRequest> requests);

    /** As {@link #prepareBooking}, for taking back a leg, or with no hold_id the whole trip. Result: Trip without holds. */
    SignedTransaction prepareCancellation(CancelRequest request);

    /** As {@link #prepareBooking}, for rolling a trip back within its confirmation window. Result: Trip without holds. */
    SignedTransaction prepareRollback(String tripId);

    /** The trip of this id with its holds, if it is booked or was. */
    Optional<Trip> findTrip(String tripId);

    /**
     * Trips with a leg of this operator, oldest first, a page at a time.
     *
     * @param pageSize 1 to 100
     * @param bookmark empty for the first page, then that of the page before
     */
    TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark);
}
