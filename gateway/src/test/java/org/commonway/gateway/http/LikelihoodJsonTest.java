package org.commonway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegLikelihood;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.Likelihood;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.junit.jupiter.api.Test;

/** How the API says how likely an option goes as it is written. */
class LikelihoodJsonTest {
    private static final Coordinate HERE = new Coordinate(41, -8);
    private static final Instant NOW = Instant.parse("2024-05-14T07:00:00Z");

    private static Leg from(String name) {
        return new WalkLeg(new LegPath(new Place(name, HERE), new Place("", HERE), NOW, NOW, 0, List.of(HERE, HERE)));
    }

    private static String json(Likelihoods likelihoods) throws IOException {
        Itinerary itinerary =
                new Itinerary(List.of(from("Home"), from("Trindade"), from("Ribeira")), Currency.getInstance("EUR"));
        PlanOption option = new PlanOption(itinerary, Set.of(), "On foot.", likelihoods);
        return ObjectMapper.getDefault()
                .writeValueAsString(LikelihoodJson.of(option).orElseThrow());
    }

    private static LegLikelihood change(Likelihood likelihood) {
        return new LegLikelihood(1, LegLikelihood.Kind.CHANGE, likelihood);
    }

    @Test
    void a_change_and_a_vehicle_say_where_they_are_and_how_often_it_works_out() throws IOException {
        assertThat(json(new Likelihoods(
                        List.of(
                                change(new Likelihood.Known(93, 412)),
                                new LegLikelihood(2, LegLikelihood.Kind.RENTAL, new Likelihood.Known(88, 51))),
                        Optional.of(new Likelihood.Known(82, 51)))))
                .isEqualTo("{\"percent\":82,\"observations\":51,\"parts\":["
                        + "{\"leg\":1,\"kind\":\"CHANGE\",\"at\":\"Trindade\",\"percent\":93,\"observations\":412},"
                        + "{\"leg\":2,\"kind\":\"RENTAL\",\"at\":\"Ribeira\",\"percent\":88,\"observations\":51}]}");
    }

    @Test
    void what_is_unknown_has_no_figure() throws IOException {
        assertThat(json(new Likelihoods(List.of(change(Likelihood.unknown())), Optional.of(Likelihood.unknown()))))
                .contains("\"kind\":\"CHANGE\"")
                .doesNotContain("percent\":0", "observations\":0")
                .doesNotContainPattern("percent\":\\d");
    }

    @Test
    void an_option_that_depends_on_no_change_and_no_vehicle_has_no_likelihood() {
        PlanOption option = new PlanOption(
                new Itinerary(List.of(from("Home")), Currency.getInstance("EUR")),
                Set.of(),
                "On foot.",
                Likelihoods.none());

        assertThat(LikelihoodJson.of(option)).isEmpty();
    }
}
