package org.commonway.launcher.bench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose answers are better, by query, the best of each side's choices in one respect. */
class ComparisonTest {
    private static Searched searched(String id, Choice... choices) {
        return new Searched(id, 10, 2, List.of(choices));
    }

    @Test
    void each_respect_is_compared_on_its_own_and_small_differences_are_none() {
        List<Searched> ours = List.of(
                searched("earlier", new Choice(1_000, 1, 500)),
                searched("a minute is equal", new Choice(1_060, 0, 300)),
                searched("later", new Choice(1_061, 2, 351), new Choice(5_000, 0, 900)));
        List<Searched> theirs = List.of(
                searched("earlier", new Choice(1_061, 0, 560)),
                searched("a minute is equal", new Choice(1_000, 0, 350), new Choice(2_000, 1, 400)),
                searched("later", new Choice(1_000, 1, 300)));

        DoorComparison found = DoorComparison.of(ours, theirs);

        assertThat(found.arrival()).isEqualTo(new DoorComparison.Count(1, 1, 1));
        assertThat(found.transfers()).isEqualTo(new DoorComparison.Count(1, 1, 1));
        assertThat(found.walking()).isEqualTo(new DoorComparison.Count(1, 1, 1));
        assertThat(found.compared()).isEqualTo(3);
    }

    @Test
    void what_walks_farther_at_the_doors_can_be_left_out() {
        Searched otp = searched("a", new Choice(1_000, 0, 1_900, 1_600), new Choice(1_500, 1, 1_700, 1_200));

        assertThat(otp.within(1_200).choices()).containsExactly(new Choice(1_500, 1, 1_700, 1_200));
        assertThat(otp.within(1_199).found()).isFalse();
    }

    @Test
    void queries_that_one_side_did_not_answer_are_named_and_not_compared() {
        Choice any = new Choice(1_000, 0, 0);
        DoorComparison found = DoorComparison.of(
                List.of(searched("a", any), searched("b"), searched("c")),
                List.of(searched("a"), searched("b", any), searched("c")));

        assertThat(found.compared()).isZero();
        assertThat(found.onlyOurs()).containsExactly("a");
        assertThat(found.onlyTheirs()).containsExactly("b");
        assertThat(found.neither()).isEqualTo(1);
        assertThat(found.toJson().path("onlyTheirs").get(0).asText()).isEqualTo("b");
    }

    @Test
    void from_stop_to_stop_an_arrival_is_equal_within_a_second_and_later_ones_are_named() {
        CoreComparison found = CoreComparison.of(
                List.of(
                        searched("equal", new Choice(1_001, 2, 0)),
                        searched("earlier", new Choice(998, 0, 0)),
                        searched("later", new Choice(2_000, 0, 0), new Choice(1_002, 1, 0)),
                        searched("missed"),
                        searched("neither")),
                List.of(
                        searched("equal", new Choice(1_000, 0, 0)),
                        searched("earlier", new Choice(1_000, 0, 0)),
                        searched("later", new Choice(1_000, 0, 0)),
                        searched("missed", new Choice(1_000, 0, 0)),
                        searched("neither")));

        assertThat(found.equal()).isEqualTo(2);
        assertThat(found.oursEarlier()).containsExactly("earlier");
        assertThat(found.oursLater()).containsExactly("later", "missed");
        assertThat(found.toJson().path("oursLaterIds").size()).isEqualTo(2);
    }

    @Test
    void a_run_tells_waits_processor_time_and_what_was_found() {
        EngineRun run = new EngineRun(
                List.of(
                        new Searched("a", 10, 4, List.of(new Choice(1, 0, 0), new Choice(2, 0, 0))),
                        new Searched("b", 30, 6, List.of())),
                7.5,
                new JsonMapper().createObjectNode().put("version", "1"));

        JsonNode json = run.toJson();
        assertThat(json.path("p50Ms").asDouble()).isEqualTo(10);
        assertThat(json.path("p99Ms").asDouble()).isEqualTo(30);
        assertThat(json.path("meanMs").asDouble()).isEqualTo(20);
        assertThat(json.path("cpuMsPerQuery").asDouble()).isEqualTo(7.5);
        assertThat(json.path("cpuP99Ms").asDouble()).isEqualTo(6);
        assertThat(json.path("found").asInt()).isEqualTo(1);
        assertThat(json.path("options").asInt()).isEqualTo(2);
        assertThat(json.path("version").asText()).isEqualTo("1");
    }
}
