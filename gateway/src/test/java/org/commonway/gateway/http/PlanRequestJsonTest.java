package org.commonway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Timing;
import org.commonway.planner.request.Via;
import org.junit.jupiter.api.Test;

/** What a rider wants to see of all there is, as the API takes it. */
class PlanRequestJsonTest {
    /** A request between two places with these further fields, written with single quotes. */
    private static PlanAsk ask(String fields) {
        String place = "{'lat': 41.0, 'lon': -8.0}";
        String json = "{'from': %s, 'to': %s%s}".formatted(place, place, fields.isEmpty() ? "" : ", " + fields);
        try {
            return ObjectMapper.getDefault()
                    .readValue(json.replace('\'', '"'), PlanRequestJson.class)
                    .ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanAsk.Limits limits(String fields) {
        return ask(fields).limits();
    }

    @Test
    void what_is_left_out_is_the_planners_own_figure_and_everything() {
        PlanAsk plain = ask("");

        assertThat(plain.moment()).isEmpty();
        assertThat(plain.via()).isEmpty();
        assertThat(plain.passengers()).isEqualTo(1);
        assertThat(plain.limits())
                .isEqualTo(new PlanAsk.Limits(
                        EnumSet.allOf(Mode.class),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        EnumSet.allOf(Criterion.class)));
    }

    @Test
    void what_is_given_holds_and_walking_is_always_allowed() {
        assertThat(limits("'modes': ['BUS', 'METRO'], 'maxWalkMetres': 0, 'windowMinutes': 120,"
                        + " 'criteria': ['WALKING'], 'avoidOperators': ['stcp', ' ana ']"))
                .isEqualTo(new PlanAsk.Limits(
                        EnumSet.of(Mode.WALK, Mode.BUS, Mode.METRO),
                        Set.of("stcp", "ana"),
                        Optional.of(0),
                        Optional.of(Duration.ofHours(2)),
                        EnumSet.of(Criterion.WALKING)));
        assertThat(limits("'criteria': []").criteria()).isEmpty();
    }

    @Test
    void a_trip_leaves_at_a_moment_or_arrives_by_one() {
        LocalDateTime morning = LocalDateTime.parse("2024-05-14T08:30");

        assertThat(ask("'departAt': '2024-05-14T08:30'").moment())
                .contains(new PlanAsk.Moment(morning, Timing.End.DEPART_AT));
        assertThat(ask("'arriveBy': '2024-05-14T08:30'").moment())
                .contains(new PlanAsk.Moment(morning, Timing.End.ARRIVE_BY));
        assertThatThrownBy(() -> ask("'departAt': '2024-05-14T08:30', 'arriveBy': '2024-05-14T09:30'"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("both given");
        assertThatThrownBy(() -> ask("'arriveBy': 'nine'")).hasMessageContaining("\"arriveBy\" must be a local time");
    }

    @Test
    void a_trip_comes_by_places_and_stays_there() {
        assertThat(ask("'via': [{'lat': 41.1, 'lon': -8.1, 'name': 'Market', 'stayMinutes': 20}]")
                        .via())
                .containsExactly(new Via(new Place("Market", new Coordinate(41.1, -8.1)), Duration.ofMinutes(20)));
    }

    @Test
    void places_on_the_way_that_make_no_sense_are_refused_with_which_of_them() {
        String place = "{'lat': 41, 'lon': -8}";

        assertThatThrownBy(() -> ask("'via': [" + place + ", {'lat': 91, 'lon': 0}]"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("via[1]");
        assertThatThrownBy(() -> ask("'via': [{'lat': 41, 'lon': -8, 'stayMinutes': 721}]"))
                .hasMessageContaining("via[0].stayMinutes");
        assertThatThrownBy(() -> ask("'via': [" + String.join(",", Collections.nCopies(3_000, place)) + "]"))
                .hasMessageContaining("3000 places; it may have 4 at most");
        assertThatThrownBy(() -> ask("'via': [null]")).hasMessageContaining("via[0]");
    }

    @Test
    void an_age_and_what_one_owns_are_taken_and_unknown_when_they_are_left_out() {
        assertThat(ask("'passengers': 2, 'age': 16, 'ownVehicles': ['BICYCLE', 'CAR']")
                        .party())
                .isEqualTo(new Party(2, OptionalInt.of(16), Set.of(), EnumSet.allOf(Party.OwnVehicle.class)));
        assertThat(ask("").party()).isEqualTo(Party.of(1));
        assertThatThrownBy(() -> ask("'age': 121"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("\"age\" is 121; it must be 0 to 120");
        assertThatThrownBy(() -> ask("'ownVehicles': ['SCOOTER']"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("SCOOTER; it may have BICYCLE, CAR");
    }

    @Test
    void a_rider_needs_what_is_named_and_nothing_else() {
        assertThat(ask("").party().needs()).isEmpty();
        assertThat(ask("'needs': []").party().needs()).isEmpty();
        assertThat(ask("'needs': ['STEP_FREE', 'LUGGAGE']").party().needs())
                .containsExactlyInAnyOrder(Party.Need.values());
        assertThatThrownBy(() -> ask("'needs': ['WINGS', null]"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("WINGS")
                .hasMessageContaining("STEP_FREE, LUGGAGE");
    }

    @Test
    void what_makes_no_sense_is_refused_with_what_would() {
        assertThatThrownBy(() -> limits("'modes': ['BUS', null]"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("null")
                .hasMessageContaining("WALK, BUS, TRAM");
        assertThatThrownBy(() -> limits("'modes': ['bus']")).hasMessageContaining("bus");
        assertThatThrownBy(() -> limits("'modes': []")).hasMessageContaining("leave it out");
        assertThatThrownBy(() -> limits("'criteria': ['SPEED']"))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("SPEED")
                .hasMessageContaining("PRICE, CO2, WALKING");
        assertThatThrownBy(() -> limits("'maxWalkMetres': -1")).hasMessageContaining("maxWalkMetres");
        assertThatThrownBy(() -> limits("'windowMinutes': 121")).hasMessageContaining("0 to 120");
        assertThatThrownBy(() -> limits("'windowMinutes': 10080")).hasMessageContaining("0 to 120");
        assertThatThrownBy(() -> limits("'avoidOperators': ['']")).hasMessageContaining("empty id");
    }
}
