package org.commonway.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.bench.ledger.BenchPlan;
import org.commonway.launcher.bench.ledger.LedgerBench;
import org.commonway.launcher.bench.ledger.LedgerFigures;
import org.commonway.launcher.bench.ledger.Schedule;
import org.commonway.launcher.command.option.Workplace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway bench ledger}: what a booking on the ledger takes. */
@Command(
        name = "ledger",
        description = {
            "Book trips over three operators straight at the ledger: as many a second as asked for, whether or not"
                    + " answers come, then one after the other.",
            "Starts a network of its own and stops it at the end. Time counts from the moment a booking was meant to"
                    + " begin until its commit is known."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway bench ledger",
            "  ./commonway bench ledger --rate 800 --seconds 60 --json",
            "  ./commonway bench ledger --rate 0            as many as it takes",
            "  ./commonway bench ledger --grow 1000000 --seconds 20",
            "  ./commonway bench ledger --network fabric --rate 400 --seconds 60 --json"
        })
final class LedgerBenchCommand implements Callable<Integer> {
    private static final long SMALLEST_SIZE = 10_000;
    private static final long LARGEST_SIZE = 10_000_000;

    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BenchNetworkOption network = new BenchNetworkOption();

    @Option(
            names = "--seconds",
            defaultValue = "300",
            description = "How long the measured load lasts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "Bookings a second; 0 for as many as the ledger takes. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--warm-up",
            description = "Seconds of the same load before it is measured. Default: 20, on Fabric 120:"
                    + " its chaincode servers compile for so long.")
    private @Nullable Integer warmUpSeconds;

    @Option(
            names = "--in-flight",
            description = "Most bookings at once. Default: 256, on Fabric 448, where a booking takes longer.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--connections",
            defaultValue = "2",
            description = "Connections to the ledger. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--lone",
            defaultValue = "200",
            description = "Bookings one after the other at the end. Default: ${DEFAULT-VALUE}.")
    private int loneBookings;

    @Option(
            names = "--alone",
            description =
                    "Give each booking a transaction of its own. Default: those that come while others are under way"
                            + " share one, as at a gateway.")
    private boolean alone;

    @Option(
            names = "--grow",
            paramLabel = "N",
            description = "Measure at 10,000 bookings, at ten times as many and so on, up to N.")
    private @Nullable Long grow;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the network's files in this folder, and go on with the chain that is there."
                    + " Default: a new folder, deleted at the end.")
    private @Nullable Path keep;

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    LedgerBenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        BenchPlan plan = plan();
        List<Long> sizes = sizes();
        Path folder = keep == null ? BenchFolder.temporary("give one with --keep") : keep.toAbsolutePath();
        try (LedgerBench bench = LedgerBench.open(
                network.network(workplace, folder), workplace.console(), workplace.clock(), System::nanoTime)) {
            if (sizes.isEmpty()) {
                LedgerFigures figures = bench.run(plan);
                print(List.of(figures), figures.toJson().toPrettyString());
            } else {
                List<LedgerFigures> rows = bench.grow(plan, sizes);
                print(rows, LedgerFigures.toJson(rows).toPrettyString());
            }
        } finally {
            if (keep == null) {
                BenchFolder.delete(folder);
            }
        }
        return ExitCode.DONE.status();
    }

    private void print(List<LedgerFigures> rows, String asJson) {
        if (json) {
            workplace.console().result(asJson);
        } else {
            LedgerFigures.show(rows, workplace.console());
        }
    }

    private BenchPlan plan() {
        network.check();
        try {
            return new BenchPlan(
                    seconds,
                    new Schedule(rate),
                    given(warmUpSeconds, 20, 120),
                    given(inFlight, 256, 448),
                    connections,
                    alone,
                    loneBookings);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int given(@Nullable Integer value, int onEmbedded, int onFabric) {
        if (value != null) {
            return value;
        }
        return network.isFabric() ? onFabric : onEmbedded;
    }

    private List<Long> sizes() {
        List<Long> sizes = new ArrayList<>();
        if (grow == null) {
            return sizes;
        }
        if (grow < SMALLEST_SIZE || grow > LARGEST_SIZE) {
            throw wrong("--grow " + grow + " is not from 10000 to 10000000.");
        }
        for (long size = SMALLEST_SIZE; size < grow; size *= 10) {
            sizes.add(size);
        }
        sizes.add(grow);
        return sizes;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
