package org.commonway.chaincode.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Locale;
import org.commonway.chaincode.call.CallMeter;

/** Calls as Prometheus counts them: by function and outcome, with their times, and how many run at this moment. */
public final class PrometheusCallMeter implements CallMeter {
    /** From a read that the peer answers at once to a booking of many trips on a busy machine. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

    private final Counter calls;
    private final Histogram times;
    private final Gauge running;

    /**
     * Registers its metrics.
     *
     * @param threads how many calls may run at once
     */
    public PrometheusCallMeter(PrometheusRegistry registry, int threads) {
        calls = Counter.builder()
                .name("commonway_chaincode_calls")
                .help("Calls of contract functions; outcome is answered, refused or failed, code says which refusal.")
                .labelNames("function", "outcome", "code")
                .register(registry);
        times = Histogram.builder()
                .name("commonway_chaincode_call_seconds")
                .help("Time of a call, the peer's answers to its reads included.")
                .unit(Unit.SECONDS)
                .labelNames("function")
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .register(registry);
        running = Gauge.builder()
                .name("commonway_chaincode_calls_running")
                .help("Calls that run at this moment, each on a thread of its own.")
                .register(registry);
        Gauge.builder()
                .name("commonway_chaincode_threads")
                .help("Threads for calls: as many run at once, the others wait.")
                .register(registry)
                .set(threads);
    }

    @Override
    public Running begin(String function) {
        long begun = System.nanoTime();
        DistributionDataPoint time = times.labelValues(function);
        running.inc();
        return outcome -> {
            running.dec();
            time.observe(Unit.nanosToSeconds(System.nanoTime() - begun));
            calls.labelValues(function, outcome.kind().name().toLowerCase(Locale.ROOT), outcome.code())
                    .inc();
        };
    }
}
