package org.commonway.gateway.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.List;
import java.util.Map;
import org.commonway.gateway.readiness.Readiness;
import org.reactivestreams.Publisher;

/** Tells /health whether the gateway is ready, and what it waits for. */
public final class ReadinessHealth implements HealthIndicator {
    private final Readiness readiness;

    /** The health of this readiness. */
    public ReadinessHealth(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        List<String> waitingFor = readiness.listWaitingFor();
        return Publishers.just(
                HealthResult.builder("gateway", waitingFor.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("waitingFor", waitingFor))
                        .build());
    }
}
