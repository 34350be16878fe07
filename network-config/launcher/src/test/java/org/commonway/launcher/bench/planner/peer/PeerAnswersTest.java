package org.commonway.launcher.bench.planner.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.bench.planner.search.Searched;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.Test;

/** Peers' questions and answers, as they go over the wire. */
class PeerAnswersTest {
    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void otp_is_asked_for_five_itineraries_of_two_hours_on_foot_and_by_public_transport() {
        PlannerQuery query = new PlannerQuery(
                "0",
                new PlannerQuery.End("a", new Point(41.2, -8.6)),
                new PlannerQuery.End("b", new Point(41.1, -8.5)),
                86_400 + 3_661);

        assertThat(json(OtpPlans.body(query, LocalDate.of(2024, 5, 14)))
                        .path("query")
                        .asText())
                .contains("from:{lat:41.2000000 lon:-8.6000000}")
                .contains("date:\"2024-05-15\" time:\"01:01:01\"")
                .contains("numItineraries:5 searchWindow:7200")
                .contains("{mode:WALK},{mode:TRANSIT}");
    }

    @Test
    void otp_answers_with_itineraries_in_milliseconds_and_metres() {
        List<Choice> choices = OtpPlans.read(json("""
                {"data":{"plan":{"itineraries":[
                  {"startTime":1715711400000,"endTime":1715713200000,"walkDistance":812.4,"numberOfTransfers":1,"legs":[]},
                  {"startTime":1715711400000,"endTime":1715716800000,"walkDistance":4000,"numberOfTransfers":0,"legs":[]}
                ]}}}"""));

        assertThat(choices).containsExactly(new Choice(1_715_713_200L, 1, 812.4), new Choice(1_715_716_800L, 0, 4_000));
        assertThat(OtpPlans.read(json("{\"data\":{\"plan\":{\"itineraries\":[]}}}")))
                .isEmpty();
        assertThat(OtpPlans.read(json("{}"))).isEmpty();
    }

    @Test
    void of_an_itinerary_of_otps_the_longer_of_the_walks_at_its_doors_is_known() {
        String walk = "{\"transitLeg\":false,\"distance\":%s}";
        String ride = "{\"transitLeg\":true,\"distance\":5000}";

        assertThat(doorWalk(walk.formatted(300), ride, walk.formatted(900), ride, walk.formatted(400)))
                .isEqualTo(400);
        assertThat(doorWalk(walk.formatted(700), ride, walk.formatted(400))).isEqualTo(700);
        assertThat(doorWalk(ride)).isZero();
        assertThat(doorWalk(walk.formatted(2_500))).isEqualTo(2_500);
    }

    private static double doorWalk(String... legs) {
        return OtpPlans.read(json("{\"data\":{\"plan\":{\"itineraries\":[{\"endTime\":0,\"legs\":["
                        + String.join(",", legs) + "]}]}}}"))
                .get(0)
                .doorWalkMetres();
    }

    @Test
    void a_question_that_otp_does_not_understand_is_told() {
        assertThatThrownBy(() -> OtpPlans.read(json("{\"errors\":[{\"message\":\"Unknown field 'x'\"}]}")))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("Unknown field 'x'");
    }

    @Test
    void a_search_core_prints_its_load_and_then_its_answers_among_a_librarys_chatter() {
        EngineRun run = CoreAnswers.read(
                "core",
                List.of(
                        "SLF4J: no provider",
                        "{\"ready\":{\"readMillis\":12.5,\"heapMebibytes\":9}}",
                        "{\"id\":\"0\",\"wallNanos\":2000000,\"cpuNanos\":1500000,\"options\":[{\"arrival\":100,\"transfers\":1}]}",
                        "{\"id\":\"1\",\"wallNanos\":1000000,\"cpuNanos\":500000,\"options\":[]}"),
                2);

        assertThat(run.searches())
                .containsExactly(
                        new Searched("0", 2, 1.5, List.of(new Choice(100, 1, 0))),
                        new Searched("1", 1, 0.5, List.of()));
        assertThat(run.cpuMillisPerQuery()).isEqualTo(1);
        assertThat(run.toJson().path("readMillis").asDouble()).isEqualTo(12.5);
        assertThat(run.toJson().path("cpuP50Ms").asDouble()).isEqualTo(0.5);
    }

    @Test
    void answers_that_are_missing_or_broken_are_refused() {
        assertThatThrownBy(() -> CoreAnswers.read("core", List.of(), 1)).hasMessageContaining("answered 0 of 1");
        assertThatThrownBy(() -> CoreAnswers.read("core", List.of("{broken"), 1))
                .hasMessageContaining("no JSON");
    }
}
