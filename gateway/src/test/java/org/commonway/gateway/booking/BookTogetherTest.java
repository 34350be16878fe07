package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonway.gateway.booking.FakeNodes.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trips that are booked while others are on their way to the ledger share a transaction; no rider notices. */
@Timeout(60)
class BookTogetherTest {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final int TRIPS = 20;
    /** So many transactions are under way at once. */
    private static final int FIRST = 2;

    private final Workshop workshop = new Workshop(Workshop.database(), THREADS, 100 * 700);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @Test
    void each_rider_gets_its_own_trip_and_receipt_out_of_a_shared_transaction() throws Exception {
        List<Booking> bookings = bookManyAtOnce();

        Set<String> transactions = new HashSet<>();
        for (Booking booking : bookings) {
            TripState.Signed signed = ((TripState.Confirmed) booking.state()).booking();
            assertThat(signed.toReceipt().getTripId())
                    .isEqualTo(booking.intent().tripId());
            assertThat(workshop.plainJournal.find(booking.intent().tripId())).contains(booking);
            transactions.add(signed.transaction().txId());
        }
        assertThat(workshop.ledger.trips).hasSize(TRIPS);
        assertThat(transactions).hasSizeLessThan(TRIPS).isEqualTo(workshop.ledger.commits.keySet());
        assertPaid();
    }

    @Test
    void a_shared_transaction_that_another_was_faster_than_is_made_again_for_each_trip_alone() throws Exception {
        workshop.ledger.sharedOnesConflict = true;

        List<Booking> bookings = bookManyAtOnce();

        assertThat(bookings).extracting(Booking::state).hasOnlyElementsOfType(TripState.Confirmed.class);
        assertThat(bookings.stream().map(Booking::version).distinct())
                .as("those that shared were signed twice, the others once")
                .hasSize(2);
        assertThat(bookings)
                .as("as the journal reads it after a restart")
                .allSatisfy(booking -> assertThat(
                                workshop.plainJournal.find(booking.intent().tripId()))
                        .contains(booking));
        assertThat(workshop.ledger.commits).hasSize(TRIPS);
        assertPaid();
    }

    private void assertPaid() throws InterruptedException {
        // Nodes are told beside the rider's answer, so they may know a little later; @Timeout ends the waiting.
        while (workshop.nodes.holds.containsValue(Status.HELD)) {
            Thread.sleep(1);
        }
        assertThat(workshop.nodes.holds.values()).hasSize(3 * TRIPS).containsOnly(Status.CONFIRMED);
        assertThat(workshop.reserved()).isEqualTo(700L * TRIPS);
    }

    /** None is committed before all are on their way: so those that are not among the first must wait, and share. */
    private List<Booking> bookManyAtOnce() throws Exception {
        workshop.ledger.mayCommit.drainPermits();
        List<Future<Booking>> asked = new ArrayList<>();
        for (int i = 0; i < TRIPS; i++) {
            String key = "key" + i;
            asked.add(THREADS.submit(() -> workshop.book(key)));
        }
        while (workshop.ledger.mayCommit.getQueueLength() < FIRST || workshop.faults.count("wallet") < TRIPS) {
            Thread.sleep(1);
        }
        workshop.ledger.mayCommit.release(1_000);
        List<Booking> bookings = new ArrayList<>();
        for (Future<Booking> one : asked) {
            bookings.add(one.get());
        }
        return bookings;
    }
}
