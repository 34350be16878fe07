package org.commonway.launcher.bench.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.commonway.crypto.FastCrypto;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.chain.CityOffice;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.process.ProcessUsage;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.together.TripsTogether;
import org.commonway.proto.ledger.v1.BookTripRequest;

/**
 * Books trips over three operators at a network of its own, as a gateway does, and says what that takes. Holds are signed
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
    private final BenchCast cast;
    private final SampleBookings bookings;
    private final BenchNetwork network;
    private final List<Desk> desks = new ArrayList<>();
    private long booked;

    /** A connection to the ledger, and how a trip is booked through it. */
    private record Desk(Ledger ledger, Function<BookTripRequest, Commit> booking) {}

    private LedgerBench(BenchNetwork network, Console console, InstantSource clock, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.cast = BenchCast.of(network.organizations());
        this.bookings = new SampleBookings(cast, clock.instant());
        this.network = network;
    }

    /** Starts the network, or goes on with the chain that is there; puts terms and registers operators. */
    public static LedgerBench open(BenchNetwork network, Console console, InstantSource clock, LongSupplier nanoTime) {
        console.progress("Client: " + FastCrypto.install());
        console.progress("Starting the network: " + network.shape().kind());
        LedgerBench bench = new LedgerBench(network, console, clock, nanoTime);
        try {
            network.start(bench.cast.all());
            bench.prepare();
            return bench;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Warms up, measures, and makes lone bookings. */
    public LedgerFigures run(BenchPlan plan) {
        begin(plan);
        if (plan.warmUpSeconds() > 0) {
            load("warm-up", plan, plan.warmUpSeconds());
        }
        Window window = load("load", plan, plan.seconds());
        Window lone = lone(plan.loneBookings());
        return new LedgerFigures(network.shape(), plan, window, lone);
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
            rows.add(new LedgerFigures(network.shape(), plan, window, lone(plan.loneBookings())));
        }
        return rows;
    }

    @Override
    public void close() {
        desks.forEach(desk -> desk.ledger().close());
        network.close();
    }

    private void prepare() {
        new CityOffice(network.connection(cast.city())).putTermsAtFirstStart();
        for (SampleBookings.Carrier carrier : bookings.carriers()) {
            try (Ledger office = FabricLedger.connect(network.connection(carrier.member()))) {
                office.registerOperator(carrier.entry());
            }
        }
    }

    private void begin(BenchPlan plan) {
        while (desks.size() < plan.connections()) {
            Ledger ledger = FabricLedger.connect(network.connection(cast.gateway()));
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
        BenchNetwork.Part client =
                new BenchNetwork.Part("client", ProcessHandle.current().pid());
        long disk = network.diskBytes();
        List<Window.Use> before = network.parts().stream().map(LedgerBench::use).toList();
        Window.Use clientBefore = use(client);
        Load.Done done =
                new Load(console, nanoTime).run(name, prepared.size(), schedule, limits, i -> book(prepared, i));
        Tally tally = done.tally();
        booked += tally.bookedCount();
        Window.Cost cost = new Window.Cost(
                since(before, network.parts().stream().map(LedgerBench::use).toList()),
                since(List.of(clientBefore), List.of(use(client))).get(0),
                tally.batches(),
                network.diskBytes() - disk);
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

    private static Window.Use use(BenchNetwork.Part part) {
        return new Window.Use(
                part.name(),
                ProcessUsage.cpuMillis(part.pid()).orElse(0),
                ProcessMemory.residentMebibytes(part.pid()).orElse(0));
    }

    /** The uses of one moment less the CPU time of those of an earlier one. */
    private static List<Window.Use> since(List<Window.Use> before, List<Window.Use> after) {
        return after.stream()
                .map(use -> new Window.Use(
                        use.name(),
                        use.cpuMillis()
                                - before.stream()
                                        .filter(earlier -> earlier.name().equals(use.name()))
                                        .mapToLong(Window.Use::cpuMillis)
                                        .sum(),
                        use.memoryMebibytes()))
                .toList();
    }
}
