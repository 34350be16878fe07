package org.commonway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Party;
import org.junit.jupiter.api.Test;

/** What a rider wants to see of all there is. */
class PlanRequestJsonTest {
    private static final PointJson HERE = new PointJson(41.0, -8.0, "");

    private static PlanAsk.Limits limits(List<String> modes, Integer maxWalkMetres, Integer windowMinutes) {
        return limits(modes, maxWalkMetres, windowMinutes, null);
    }

    private static PlanAsk.Limits limits(
            List<String> modes, Integer maxWalkMetres, Integer windowMinutes, List<String> criteria) {
        return new PlanRequestJson(HERE, HERE, null, null, modes, maxWalkMetres, windowMinutes, criteria, null)
                .ask()
                .limits();
    }

    @Test
    void what_is_left_out_is_the_planners_own_figure_and_every_mode() {
        assertThat(limits(null, null, null))
                .isEqualTo(new PlanAsk.Limits(
                        EnumSet.allOf(Mode.class), Optional.empty(), Optional.empty(), EnumSet.allOf(Criterion.class)));
    }

    @Test
    void what_is_given_holds_and_walking_is_always_allowed() {
        assertThat(limits(List.of("BUS", "METRO"), 0, 120, List.of("WALKING")))
                .isEqualTo(new PlanAsk.Limits(
                        EnumSet.of(Mode.WALK, Mode.BUS, Mode.METRO),
                        Optional.of(0),
                        Optional.of(Duration.ofHours(2)),
                        EnumSet.of(Criterion.WALKING)));
        assertThat(limits(null, null, null, List.of()).criteria()).isEmpty();
    }

    private static Set<Party.Need> needs(List<String> needs) {
        return new PlanRequestJson(HERE, HERE, null, null, null, null, null, null, needs)
                .ask()
                .needs();
    }

    @Test
    void a_rider_needs_what_is_named_and_nothing_else() {
        assertThat(needs(null)).isEmpty();
        assertThat(needs(List.of())).isEmpty();
        assertThat(needs(List.of("STEP_FREE", "LUGGAGE"))).containsExactlyInAnyOrder(Party.Need.values());
        assertThatThrownBy(() -> needs(Arrays.asList("WINGS", null)))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("WINGS")
                .hasMessageContaining("STEP_FREE, LUGGAGE");
    }

    @Test
    void what_makes_no_sense_is_refused_with_what_would() {
        assertThatThrownBy(() -> limits(Arrays.asList("BUS", null), null, null))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("null")
                .hasMessageContaining("WALK, BUS, TRAM");
        assertThatThrownBy(() -> limits(List.of("bus"), null, null)).hasMessageContaining("bus");
        assertThatThrownBy(() -> limits(List.of(), null, null)).hasMessageContaining("leave it out");
        assertThatThrownBy(() -> limits(null, null, null, List.of("SPEED")))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("SPEED")
                .hasMessageContaining("PRICE, CO2, WALKING");
        assertThatThrownBy(() -> limits(null, -1, null)).hasMessageContaining("maxWalkMetres");
        assertThatThrownBy(() -> limits(null, null, 121)).hasMessageContaining("0 to 120");
    }
}
