package org.commonway.launcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.launcher.console.Console;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Console console = new Console(stream(), stream());

    /** One rider, and a ledger that takes ten times as long as there is time between two bookings. */
    @Test
    void a_booking_that_begins_late_because_others_were_slow_counts_from_when_it_was_due() {
        AtomicLong clock = new AtomicLong();
        Load load = new Load(console, clock::get);

        Load.Done done = load.run("", 4, new Schedule(1_000_000), Load.Limits.inFlight(1), index -> {
            clock.addAndGet(10_000);
            return new Commit("tx" + index, index);
        });

        // Due after 0, 1, 2 and 3 us; answered after 10, 20, 30 and 40 us.
        assertThat(done.tally().quantiles().max()).isEqualTo(0.037);
        assertThat(done.tally().quantiles().p50()).isEqualTo(0.019);
        assertThat(done.wallNanos()).isEqualTo(40_000);
        assertThat(done.tally().batches().blockCount()).isEqualTo(4);
    }

    @Test
    void conflicts_refusals_and_outages_are_counted_apart_and_have_no_time() {
        Load.Done done = new Load(console, System::nanoTime)
                .run("", 5, new Schedule(0), Load.Limits.inFlight(2), index -> switch (index) {
                    case 0 -> throw new LedgerRefusal("MVCC_READ_CONFLICT", "Somebody was faster.");
                    case 1 -> throw new LedgerRefusal("HOLD_EXPIRED", "The hold has expired.");
                    case 2 -> throw new LedgerOutage(LedgerOutage.Step.SUBMIT, "No answer.", new Exception());
                    default -> new Commit("tx", 7);
                });

        assertThat(done.tally().conflicts()).isEqualTo(Map.of("MVCC_READ_CONFLICT", 1));
        assertThat(done.tally().failures()).isEqualTo(Map.of("HOLD_EXPIRED", 1, "OUTAGE_SUBMIT", 1));
        assertThat(done.tally().bookedCount()).isEqualTo(2);
        assertThat(done.tally().quantiles().count()).isEqualTo(2);
        assertThat(done.tally().batches().blockCount()).isEqualTo(1);
        assertThat(done.tally().batches().transactionCount()).isEqualTo(1);
    }

    @Test
    void as_many_bookings_are_in_the_making_as_allowed() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new Load(console, System::nanoTime).run("", 20, new Schedule(0), Load.Limits.inFlight(2), index -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            both.countDown();
            await(both);
            now.decrementAndGet();
            return new Commit("tx", 1);
        });

        assertThat(most).hasValue(2);
    }

    @Test
    void no_booking_begins_after_the_time() {
        AtomicLong clock = new AtomicLong();

        Load.Done done = new Load(console, clock::get).run("", 100, new Schedule(0), new Load.Limits(2, 1), index -> {
            clock.addAndGet(500_000_000);
            return new Commit("tx", 1);
        });

        assertThat(done.tally().bookedCount()).isEqualTo(4);
        assertThat(done.bookingsPerSecond()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrintStream stream() {
        return new PrintStream(written, true, StandardCharsets.UTF_8);
    }
}
