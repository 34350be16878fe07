package org.commonway.city.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.List;
import java.util.Map;
import org.commonway.city.ledger.LedgerWatch;
import org.reactivestreams.Publisher;

/** Tells /health whether the office has read the ledger: then it answers, even while the ledger does not. */
public final class LedgerHealth implements HealthIndicator {
    private final LedgerWatch watch;

    /** The health of an office that reads by this. */
    public LedgerHealth(LedgerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = watch.findView().isPresent() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("office", status)
                .details(Map.of("waitingFor", watch.findTrouble().map(List::of).orElse(List.of())))
                .build());
    }
}
