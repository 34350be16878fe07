package org.commonway.city.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.commonway.city.ledger.LedgerView;
import org.commonway.city.ledger.LedgerWatch;
import org.commonway.city.log.LogStanding;

/** How far the office has read the ledger, and how the registered logs stand: an alarm is worth a log that is not verified. */
public final class OfficeMeters {
    private static final List<String> STATUSES =
            List.of("NEVER_VERIFIED", "VERIFYING", "VERIFIED", "NOT_VERIFIED", "UNREACHABLE");

    private final LedgerWatch watch;
    private final Supplier<List<LogStanding>> logs;

    /** Meters of an office that reads by this watch. */
    public OfficeMeters(LedgerWatch watch, Supplier<List<LogStanding>> logs) {
        this.watch = watch;
        this.logs = logs;
    }

    /** Puts the gauges into this registry. */
    public void register(MeterRegistry meters) {
        Gauge.builder("commonway.city.ledger.block", this, OfficeMeters::block)
                .description("Last block whose changes of trips were read; -1 before the first")
                .strongReference(true)
                .register(meters);
        Gauge.builder("commonway.city.trips", this, OfficeMeters::trips)
                .description("Trips on the ledger as it was read")
                .strongReference(true)
                .register(meters);
        for (String status : STATUSES) {
            Gauge.builder("commonway.city.logs", this, meter -> meter.count(status))
                    .description("Registered public logs by how they stand")
                    .tag("status", status)
                    .strongReference(true)
                    .register(meters);
        }
    }

    private double block() {
        return watch.findView().map(view -> view.block().orElse(-1)).orElse(-1L);
    }

    private double trips() {
        return watch.findView().map(LedgerView::trips).map(List::size).orElse(0);
    }

    private double count(String status) {
        return watch.findView().isEmpty()
                ? 0
                : logs.get().stream().filter(log -> log.status().equals(status)).count();
    }
}
