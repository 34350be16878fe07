package org.commonway.launcher.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.Test;

class OurPlansTest {
    @Test
    void a_search_wants_public_transport_on_foot_within_two_hours() throws IOException {
        PlannerQuery query = new PlannerQuery(
                "0",
                new PlannerQuery.End("a", new Point(41.2, -8.6)),
                new PlannerQuery.End("b", new Point(41.1, -8.5)),
                30_600);
        JsonNode body = new JsonMapper().readTree(OurPlans.body(query, LocalDate.of(2024, 5, 14), 1_000));

        assertThat(body.path("departAt").asText()).isEqualTo("2024-05-14T08:30:00");
        assertThat(body.path("modes").toString()).isEqualTo("[\"BUS\",\"TRAM\",\"METRO\",\"RAIL\",\"FERRY\"]");
        assertThat(body.path("maxWalkMetres").asInt()).isEqualTo(1_000);
        assertThat(body.path("windowMinutes").asInt()).isEqualTo(120);
        assertThat(body.path("criteria").toString()).isEqualTo("[\"WALKING\"]");
        assertThat(body.path("to").path("lat").asDouble()).isEqualTo(41.1);
    }

    @Test
    void options_are_choices_and_a_refusal_has_none() throws IOException {
        assertThat(OurPlans.read(new JsonMapper().readTree("""
                {"options":[{"arriveAt":"2024-05-14T09:00:00+01:00","transfers":2,"walkMetres":431}]}"""))).containsExactly(new Choice(1_715_673_600L, 2, 431));
        assertThat(OurPlans.read(new JsonMapper().readTree("{}"))).isEmpty();
    }
}
