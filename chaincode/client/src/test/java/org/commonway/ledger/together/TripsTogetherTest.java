package org.commonway.ledger.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TripsTogetherTest {
    private final FakeManyBookings ledger = new FakeManyBookings();
    private final TripsTogether trips = new TripsTogether(ledger, 8, 1, 1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Map<String, SignedTransaction> journal = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void a_lone_booking_waits_for_nobody() {
        assertThat(book("a").blockNumber()).isEqualTo(1);
        assertThat(book("b").blockNumber()).isEqualTo(2);

        assertThat(ledger.submitted()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void those_who_come_while_one_is_under_way_go_together_and_no_more_than_allowed() throws Exception {
        List<CompletableFuture<Commit>> all =
                behindOne(IntStream.range(0, 10).mapToObj(i -> "t" + i).toArray(String[]::new));
        for (CompletableFuture<Commit> one : all) {
            one.join();
        }

        assertThat(ledger.submitted()).extracting(List::size).containsExactly(1, 8, 2);
        assertThat(ledger.booked).hasSize(11);
        assertThat(journal.get("t3").txId()).isEqualTo(journal.get("t4").txId());
    }

    @Test
    void each_caller_keeps_the_answer_that_concerns_its_own_trip() throws Exception {
        for (CompletableFuture<Commit> one : behindOne("a", "b")) {
            one.join();
        }

        assertThat(journal.get("a").bytes()).isEqualTo(journal.get("b").bytes());
        assertThat(journal.get("a").resultAs(BookingReceipt.parser()).getTripId())
                .isEqualTo("a");
        assertThat(journal.get("b").resultAs(BookingReceipt.parser()).getTripId())
                .isEqualTo("b");
    }

    @Test
    void a_trip_that_is_refused_does_not_hold_up_the_others() throws Exception {
        List<CompletableFuture<Commit>> all = behindOne("a", "refused-b", "c");

        assertThat(all.get(0).join()).isEqualTo(all.get(2).join());
        assertThatThrownBy(all.get(1)::join)
                .hasCauseInstanceOf(LedgerRefusal.class)
                .hasMessageContaining("refused-b");
        assertThat(ledger.submitted()).containsExactly(List.of("first"), List.of("a", "c"));
        assertThat(journal).doesNotContainKey("refused-b");
    }

    @Test
    void when_all_end_in_a_conflict_each_is_tried_alone_and_only_the_one_to_blame_fails_with_its_reason()
            throws Exception {
        List<CompletableFuture<Commit>> all = behindOne("a", "conflict-b", "c");

        assertThat(all.get(0).join().txId()).isEqualTo("tx of a");
        assertThat(all.get(2).join().txId()).isEqualTo("tx of c");
        assertThatThrownBy(all.get(1)::join)
                .hasCauseInstanceOf(LedgerRefusal.class)
                .satisfies(
                        e -> assertThat(((LedgerRefusal) e.getCause()).code()).isEqualTo("LEG_TAKEN"));
        assertThat(ledger.booked).containsExactlyInAnyOrder("first", "a", "c");
        assertThat(journal.get("a").txId()).isEqualTo("tx of a");
    }

    @Test
    void a_lone_trip_that_came_to_nothing_in_its_block_is_tried_again_and_told_the_contracts_reason() {
        assertThatThrownBy(() -> book("conflict-a"))
                .isInstanceOfSatisfying(
                        LedgerRefusal.class, e -> assertThat(e.code()).isEqualTo("LEG_TAKEN"));
    }

    @Test
    void a_lone_trip_that_loses_races_for_its_vehicles_day_is_tried_until_it_is_booked() {
        assertThat(book("raced-5-a").txId()).isEqualTo("tx of raced-5-a");
        assertThat(ledger.submitted()).hasSize(6);
    }

    @Test
    void trips_whose_transaction_lost_a_race_are_each_tried_until_they_are_booked() throws Exception {
        for (CompletableFuture<Commit> one : behindOne("a", "raced-5-b", "raced-2-c")) {
            one.join();
        }
        assertThat(ledger.booked).containsExactlyInAnyOrder("first", "a", "raced-5-b", "raced-2-c");
    }

    @Test
    void a_trip_that_loses_every_race_is_told_so_in_the_end() {
        assertThatThrownBy(() -> book("raced-100-a"))
                .isInstanceOfSatisfying(
                        LedgerRefusal.class, e -> assertThat(e.code()).isEqualTo("MVCC_READ_CONFLICT"));
        assertThat(ledger.submitted()).hasSize(6);
        assertThat(ledger.booked).isEmpty();
    }

    @Test
    void when_the_contract_will_not_take_them_together_each_goes_alone() throws Exception {
        List<CompletableFuture<Commit>> all = behindOne("a", "whole-b");

        assertThat(all.get(0).join().txId()).isEqualTo("tx of a");
        assertThat(all.get(1).join().txId()).isEqualTo("tx of whole-b");
    }

    @Test
    void an_outage_is_told_to_all_and_each_has_the_transaction_to_submit_again() throws Exception {
        List<CompletableFuture<Commit>> all = behindOne("a", "outage-b");

        for (CompletableFuture<Commit> one : all) {
            assertThatThrownBy(one::join).hasCauseInstanceOf(LedgerOutage.class);
        }
        assertThat(journal.get("a").bytes()).isEqualTo(journal.get("outage-b").bytes());
        assertThat(book("later").blockNumber()).isEqualTo(3);
    }

    @Test
    void a_trip_that_cannot_be_written_down_is_not_booked_and_the_others_are() throws Exception {
        List<CompletableFuture<Commit>> all = behindOne("a", "unwritten-b", "c");

        assertThat(all.get(0).join().txId())
                .isEqualTo("tx of a c")
                .isEqualTo(all.get(2).join().txId());
        assertThatThrownBy(all.get(1)::join).hasRootCauseMessage("disk full");
        assertThat(ledger.booked).containsExactlyInAnyOrder("first", "a", "c");
        assertThat(journal.get("a").txId()).isEqualTo("tx of a c");
    }

    @Test
    void under_load_every_trip_is_booked_once_in_far_fewer_transactions() throws Exception {
        TripsTogether busy = new TripsTogether(ledger, 8, 2, 2);
        ledger.commits.acquireUninterruptibly(Integer.MAX_VALUE);
        List<CompletableFuture<Commit>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            BookTripRequest request = request("t" + i);
            all.add(CompletableFuture.supplyAsync(() -> busy.book(request, tx -> {}), callers));
        }
        ledger.awaitSubmitted(2);
        ledger.commits.release(100_000);
        for (CompletableFuture<Commit> one : all) {
            one.join();
        }

        List<String> handedIn =
                ledger.submitted().stream().flatMap(List::stream).toList();
        assertThat(handedIn).hasSize(200).doesNotHaveDuplicates();
        assertThat(ledger.submitted()).allSatisfy(ids -> assertThat(ids).hasSizeBetween(1, 8));
    }

    @Test
    void more_transactions_go_when_they_are_full_and_every_trip_ends_once() throws Exception {
        for (int round = 0; round < 20; round++) {
            FakeManyBookings slow = new FakeManyBookings();
            slow.commits.acquireUninterruptibly(Integer.MAX_VALUE);
            TripsTogether crowd = new TripsTogether(slow, 4, 1, 6);
            List<CompletableFuture<Commit>> all = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                BookTripRequest request = request("t" + i);
                all.add(CompletableFuture.supplyAsync(() -> crowd.book(request, tx -> {}), callers));
            }
            while (all.stream().anyMatch(one -> !one.isDone())) {
                slow.commits.release();
                Thread.onSpinWait();
            }

            assertThat(all).noneMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(slow.submitted().stream().flatMap(List::stream))
                    .hasSize(150)
                    .doesNotHaveDuplicates();
            assertThat(slow.submitted()).allSatisfy(ids -> assertThat(ids).hasSizeBetween(1, 4));
            assertThat(slow.mostUnderWay.get()).as("round " + round).isBetween(1, 6);
            assertThat(crowd.waitingCount()).isZero();
        }
    }

    @Test
    void a_transaction_that_is_not_full_waits_until_few_are_under_way() throws Exception {
        ledger.commits.acquireUninterruptibly(Integer.MAX_VALUE);
        TripsTogether crowd = new TripsTogether(ledger, 4, 1, 6);
        List<CompletableFuture<Commit>> all = new ArrayList<>();
        for (int i = 0; i < 1 + 4 + 4 + 3; i++) {
            BookTripRequest request = request("t" + i);
            all.add(CompletableFuture.supplyAsync(() -> crowd.book(request, tx -> {}), callers));
        }
        ledger.awaitSubmitted(3);
        while (crowd.waitingCount() < 3) {
            Thread.onSpinWait();
        }

        assertThat(ledger.submitted()).extracting(List::size).containsExactlyInAnyOrder(1, 4, 4);
        ledger.commits.release(Integer.MAX_VALUE);
        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(ledger.submitted()).extracting(List::size).containsExactlyInAnyOrder(1, 4, 4, 3);
    }

    @Test
    void conflicts_do_not_lose_anybody_in_a_crowd() throws Exception {
        TripsTogether crowd = new TripsTogether(ledger, 4, 1, 6);
        List<CompletableFuture<Commit>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            BookTripRequest request = request((i % 50 == 0 ? "conflict-" : "t") + i);
            all.add(CompletableFuture.supplyAsync(() -> crowd.book(request, tx -> {}), callers));
        }
        for (CompletableFuture<Commit> one : all) {
            one.handle((commit, why) -> commit).join();
        }

        assertThat(ledger.booked).hasSize(196);
        assertThat(all).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(4);
    }

    /** Books these while another transaction is under way, all of them waiting in this order before it ends. */
    private List<CompletableFuture<Commit>> behindOne(String... ids) throws Exception {
        ledger.commits.acquireUninterruptibly(Integer.MAX_VALUE);
        CompletableFuture<Commit> first = CompletableFuture.supplyAsync(() -> book("first"), callers);
        ledger.awaitSubmitted(1);
        List<CompletableFuture<Commit>> all = new ArrayList<>();
        for (String id : ids) {
            all.add(CompletableFuture.supplyAsync(() -> book(id), callers));
            while (trips.waitingCount() < all.size()) {
                Thread.onSpinWait();
            }
        }
        ledger.commits.release(100_000);
        first.join();
        return all;
    }

    private Commit book(String id) {
        return trips.book(request(id), transaction -> {
            if (id.startsWith("unwritten")) {
                throw new IllegalStateException("disk full");
            }
            journal.put(id, transaction);
        });
    }

    private static BookTripRequest request(String id) {
        return BookTripRequest.newBuilder().setTripId(id).build();
    }
}
