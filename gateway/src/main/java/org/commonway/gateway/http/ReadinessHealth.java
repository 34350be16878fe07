package org.commonway.gateway.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.List;
import java.util.Map;
import org.commonway.gateway.cities.Cities;
import org.reactivestreams.Publisher;

/**
 * Tells /health whether the gateway is ready, and what it waits for. One of several cities that is not ready is told, and
 * does not keep the riders of the others away.
 */
public final class ReadinessHealth implements HealthIndicator {
    private final Cities cities;

    /** The health of a gateway of these cities. */
    public ReadinessHealth(Cities cities) {
        this.cities = cities;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        List<String> waitingFor = cities.listWaitingFor();
        return Publishers.just(
                HealthResult.builder("gateway", cities.isAnyReady() ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(Map.of("waitingFor", waitingFor))
                        .build());
    }
}
