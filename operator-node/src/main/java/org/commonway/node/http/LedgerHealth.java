package org.commonway.node.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** DOWN until the operator is registered on the ledger, with the reason. */
@Singleton
public final class LedgerHealth implements HealthIndicator {
    private final StatusController.StatusSource source;

    /** Judges by this source. */
    public LedgerHealth(StatusController.StatusSource source) {
        this.source = source;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult result = source.waitingFor()
                .map(reason -> HealthResult.builder("ledger", HealthStatus.DOWN).details(Map.of("reason", reason)))
                .orElseGet(() -> HealthResult.builder("ledger", HealthStatus.UP))
                .build();
        return Publishers.just(result);
    }
}
