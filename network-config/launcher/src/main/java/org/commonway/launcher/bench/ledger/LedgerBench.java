package org.commonway.launcher.bench.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.commonway.crypto.FastCrypto;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.process.ProcessUsage;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.together.TripsTogether;
import org.commonway.proto.ledger.v1.BookTripRequest;

/**
 * Books trips over three operators at an embedded network, as a gateway does, and says what that takes. Holds are signed
 * before the clock runs.
 */
public final class LedgerBench implements AutoCloseable {
    /** Bookings signed at once when the ledger is only to grow. */
    private static final int FILL = 20_000;
    /** More than two cores can do: bookings signed for each second of a load without a rate. */
    private static final int MOST_A_SECOND = 2_500;

    private static final int FILL_IN_FLIGHT = 96;
    private static final Schedule AS_MANY_AS_IT_TAKES = new Schedule(0);

    private final Console console;
    private final LongSupplier nanoTime;
    private final SampleBookings bookings;
    private final BenchNetwork network;
    private final List<Desk> desks = new ArrayList<>();
    private long booked;

    /** A connection to the ledger, and how a trip is booked through it. */
    private record Desk(Ledger ledger, Function<BookTripRequest, Commit> booking) {}

    private LedgerBench(Console console, LongSupplier nanoTime, SampleBookings bookings, BenchNetwork network) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.bookings = bookings;
        this.network = network;
    }

    /**
     * Starts an embedded network, or goes on with the chain that is in the folder.
     *
     * @param program the ledger's program
     */
    public static LedgerBench open(
            LedgerProgram program, Path folder, Console console, InstantSource clock, LongSupplier nanoTime) {
        console.progress("Client: " + FastCrypto.install());
        console.progress("Starting an embedded network in " + folder);
        SampleBookings bookings = new SampleBookings(clock.instant());
        BenchNetwork network = BenchNetwork.start(program, folder, bookings.carriers());
        return new LedgerBench(console, nanoTime, bookings, network);
    }

    /** Warms up, measures, and makes lone bookings. */
    public LedgerFigures run(BenchPlan plan) {
        begin(plan);
        if (plan.warmUpSeconds() > 0) {
            load("warm-up", plan, plan.warmUpSeconds());
        }
        Window window = load("load", plan, plan.seconds());
        Window lone = lone(plan.loneBookings());
        return new LedgerFigures(plan, window, lone);
    }

    /**
     * Lets the ledger grow and measures at each of these sizes.
     *
     * @param sizes numbers of bookings, ascending
     */
    public List<LedgerFigures> grow(BenchPlan plan, List<Long> sizes) {
        begin(plan);
        List<LedgerFigures> rows = new ArrayList<>();
        for (long size : sizes) {
            while (booked < size) {
                int count = (int) Math.min(FILL, size - booked);
                measure(
                        "growing to " + size,
                        bookings.make(count),
                        AS_MANY_AS_IT_TAKES,
                        Load.Limits.inFlight(FILL_IN_FLIGHT));
            }
            Window window = load("load at " + size, plan, plan.seconds());
            rows.add(new LedgerFigures(plan, window, lone(plan.loneBookings())));
        }
        return rows;
    }

    @Override
    public void close() {
        desks.forEach(desk -> desk.ledger().close());
        network.close();
    }

    private void begin(BenchPlan plan) {
        while (desks.size() < plan.connections()) {
            Ledger ledger = network.connect(Member.GATEWAY);
            TripsTogether together = TripsTogether.at(ledger);
            desks.add(new Desk(
                    ledger,
                    plan.alone()
                            ? request -> ledger.submit(ledger.prepareBooking(request))
                            : request -> together.book(request, signed -> {})));
        }
    }

    private Window load(String name, BenchPlan plan, int seconds) {
        int count = plan.schedule().isOpen() ? plan.schedule().countWithin(seconds) : MOST_A_SECOND * seconds;
        console.progress("Signing the holds of " + count + " bookings");
        return measure(name, bookings.make(count), plan.schedule(), new Load.Limits(seconds, plan.inFlight()));
    }

    private Window lone(int count) {
        return measure("lone bookings", bookings.make(count), AS_MANY_AS_IT_TAKES, Load.Limits.inFlight(1));
    }

    private Window measure(String name, List<byte[]> prepared, Schedule schedule, Load.Limits limits) {
        System.gc(); // what signing left must not be collected on the load's time
        long self = ProcessHandle.current().pid();
        long disk = network.diskBytes();
        long networkCpu = cpuMillis(network.pid());
        long clientCpu = cpuMillis(self);
        Load.Done done =
                new Load(console, nanoTime).run(name, prepared.size(), schedule, limits, i -> book(prepared, i));
        Tally tally = done.tally();
        booked += tally.bookedCount();
        Window.Cost cost = new Window.Cost(
                cpuMillis(network.pid()) - networkCpu,
                cpuMillis(self) - clientCpu,
                tally.transactionCount(),
                tally.blockCount(),
                network.diskBytes() - disk,
                ProcessMemory.residentMebibytes(network.pid()).orElse(0),
                ProcessMemory.residentMebibytes(self).orElse(0));
        Quantiles latency = tally.quantiles();
        return new Window(
                booked,
                tally.bookedCount(),
                done.wallNanos() / 1e9,
                latency,
                tally.conflicts(),
                tally.failures(),
                cost);
    }

    private Commit book(List<byte[]> prepared, int index) {
        return desks.get(index % desks.size()).booking().apply(SampleBookings.read(prepared.get(index)));
    }

    private static long cpuMillis(long pid) {
        return ProcessUsage.cpuMillis(pid).orElse(0);
    }
}
