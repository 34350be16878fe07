package org.commonway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.plan.ShownPlan;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Timing;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** Plans as the API shows them. */
class PlanWriterTest {
    private static final Instant EIGHT = Instant.parse("2024-05-14T07:00:00Z");
    private static final Place HERE = new Place("Here", new Coordinate(41, -8));

    private static PlanJson.OptionJson written(Optional<Money> price, Optional<String> stepFree) {
        ListedOperators ledger = new ListedOperators();
        ledger.registerOperator(Operator.newBuilder()
                .setOperatorId("ana")
                .setName("Ana's minibus")
                .build());
        OperatorRegistry registry = new OperatorRegistry(ledger);
        registry.refresh();
        NodeWatch watch = new NodeWatch(registry, operator -> new CompletableFuture<>(), InstantSource.system());
        PlanWriter writer = new PlanWriter(registry, watch, ZoneId.of("Europe/Lisbon"), JsonMapper.createDefault());
        LegPath path = new LegPath(HERE, HERE, EIGHT, EIGHT.plusSeconds(600), 100, List.of(HERE.coordinate()));
        Leg ride = new OnDemandLeg("ana", path, new LegCost(price, 0), "q1");
        PlanOption option = new PlanOption(
                new Itinerary(List.of(ride), Currency.getInstance("EUR")),
                Set.of(),
                "Another way.",
                Likelihoods.none(),
                stepFree);
        Timing timing = new Timing(EIGHT, Timing.End.ARRIVE_BY, Duration.ofMinutes(30));
        ShownPlan plan = new ShownPlan(
                "mobility",
                "p1",
                EIGHT,
                HERE,
                HERE,
                1,
                List.of(new ShownPlan.Option("o1", option)),
                timing,
                timing,
                List.of(),
                Optional.empty(),
                Map.of(),
                "5e");
        PlanJson json = writer.plan(plan, List.of());
        assertThat(json.earlier()).isEqualTo(new MomentJson(null, "2024-05-14T08:00:00"));
        return json.options().get(0);
    }

    @Test
    void an_option_of_which_a_price_is_not_known_says_whose_and_why() {
        PlanJson.OptionJson option = written(Optional.empty(), Optional.empty());

        assertThat(option.priceComplete()).isFalse();
        assertThat(option.price()).isNull();
        assertThat(option.priceGap()).isEqualTo("Ana's minibus: Its fare is not known.");
        assertThat(written(Optional.of(Money.of(200, "USD")), Optional.empty()).priceGap())
                .isEqualTo("Ana's minibus: Its fare is in USD, not in EUR.");
    }

    @Test
    void an_option_with_a_price_has_no_gap_and_says_what_is_known_of_steps() {
        PlanJson.OptionJson option =
                written(Optional.of(Money.of(200, "EUR")), Optional.of("Step-free as far as is known."));

        assertThat(option.priceGap()).isNull();
        assertThat(option.stepFree()).isEqualTo("Step-free as far as is known.");
    }
}
