package org.commonway.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.plan.OperatorAnswer;
import org.commonway.gateway.plan.SearchMeter;

/** Searches, offers and operators as Micrometer meters. */
public final class MicrometerSearchMeter implements SearchMeter {
    private final MeterRegistry meters;
    private final Timer searches;

    /** Meters in this registry. */
    public MicrometerSearchMeter(MeterRegistry meters) {
        this.meters = meters;
        this.searches = Timer.builder("commonway.search")
                .description("Time to answer a search, quotes included")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /**
     * Adds gauges of what is live in a city.
     *
     * @param city tells several cities of one gateway apart; empty where there is one
     */
    public void watch(Optional<String> city, OperatorRegistry registry, NodeWatch nodes, LiveOffers offers) {
        Tags tags = city.map(channel -> Tags.of("city", channel)).orElse(Tags.empty());
        meters.gauge(
                "commonway.offers.vehicles",
                tags,
                offers,
                live -> live.fleet().vehicles().size());
        meters.gauge(
                "commonway.offers.stations",
                tags,
                offers,
                live -> live.fleet().stations().size());
        meters.gauge(
                "commonway.operators.listed",
                tags,
                registry,
                listed -> listed.list().size());
        meters.gauge(
                "commonway.operators.up",
                tags,
                registry,
                listed -> listed.list().stream()
                        .filter(operator -> nodes.stateOf(operator.id()).status() == NodeState.Status.UP)
                        .count());
    }

    @Override
    public void searched(Duration took, int options) {
        searches.record(took);
        meters.counter("commonway.search.options").increment(options);
    }

    @Override
    public void answered(String operatorId, OperatorAnswer.Answer answer) {
        meters.counter("commonway.quote.answers", "operator", operatorId, "answer", answer.name())
                .increment();
    }
}
