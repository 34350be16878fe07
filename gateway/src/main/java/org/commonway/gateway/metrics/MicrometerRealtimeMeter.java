package org.commonway.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.commonway.gateway.realtime.RealtimeMeter;
import org.commonway.gateway.realtime.RealtimeState;

/** Operators' realtime as Micrometer meters: how old it is, of how many trips it tells, what was left out. */
public final class MicrometerRealtimeMeter implements RealtimeMeter {
    private final MeterRegistry meters;
    private final Tags city;
    private final InstantSource clock;
    private final Map<String, RealtimeState> states = new ConcurrentHashMap<>();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    /**
     * Meters in this registry.
     *
     * @param city tells several cities of one gateway apart; empty where there is one
     */
    public MicrometerRealtimeMeter(MeterRegistry meters, Optional<String> city, InstantSource clock) {
        this.meters = meters;
        this.city = city.map(channel -> Tags.of("city", channel)).orElse(Tags.empty());
        this.clock = clock;
    }

    @Override
    public void judged(String operatorId, RealtimeState state) {
        states.put(operatorId, state);
        Tags tags = city.and("operator", operatorId);
        if (watched.add(operatorId)) {
            gauge("commonway.realtime.age.seconds", operatorId, this::age);
            gauge("commonway.realtime.trips", operatorId, now -> now.counts().trips());
            gauge("commonway.realtime.alerts", operatorId, now -> now.counts().alerts());
            gauge(
                    "commonway.realtime.skipped",
                    operatorId,
                    now -> now.skipped().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
        meters.counter(
                        "commonway.realtime.rounds",
                        tags.and("status", state.status().name()))
                .increment();
    }

    private double age(RealtimeState state) {
        return state.saidAt()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private void gauge(String name, String operatorId, ToDoubleFunction<RealtimeState> value) {
        meters.gauge(
                name,
                city.and("operator", operatorId),
                states,
                all -> Optional.ofNullable(all.get(operatorId))
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    @Override
    public void gone(String operatorId) {
        states.remove(operatorId);
    }
}
