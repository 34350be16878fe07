package org.commonway.ledger.together;

import java.util.List;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.Submissions;
import org.commonway.ledger.Trips;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookingOutcome;
import org.commonway.proto.ledger.v1.BookingReceipt;

/** Bookings at a ledger: a lone trip as it always was, several by the contract's function for several. */
final class BookingsAtLedger implements ManyBookings {
    private final Trips trips;
    private final Submissions submissions;

    BookingsAtLedger(Trips trips, Submissions submissions) {
        this.trips = trips;
        this.submissions = submissions;
    }

    @Override
    public Prepared prepare(List<BookTripRequest> requests) {
        if (requests.size() == 1) {
            SignedTransaction transaction = trips.prepareBooking(requests.get(0));
            BookingReceipt receipt = transaction.resultAs(BookingReceipt.parser());
            return new Prepared(transaction, List.of(new TripAnswer.Accepted(receipt)));
        }
        SignedTransaction transaction = trips.prepareBookings(requests);
        List<TripAnswer> answers = transaction.resultAs(BookTripsResponse.parser()).getOutcomesList().stream()
                .map(BookingsAtLedger::answer)
                .toList();
        return new Prepared(transaction, answers);
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        return submissions.submit(transaction);
    }

    private static TripAnswer answer(BookingOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case BOOKED -> new TripAnswer.Accepted(outcome.getBooked());
            case REFUSAL ->
                new TripAnswer.Refused(new LedgerRefusal(
                        outcome.getRefusal().getCode(), outcome.getRefusal().getSentence()));
            case OUTCOME_NOT_SET ->
                throw new IllegalStateException("the contract says nothing of trip " + outcome.getTripId());
        };
    }
}
