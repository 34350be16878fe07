package org.commonway.launcher.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.JsonCalls;
import org.junit.jupiter.api.Test;

class SearchLoadTest {
    private static JsonCalls.Answer answer(int status) {
        return new JsonCalls.Answer(1, status, "");
    }

    @Test
    void a_search_that_began_late_counts_from_when_it_was_meant_to_begin() {
        AtomicLong clock = new AtomicLong();
        SearchLoad.Figures figures = new SearchLoad(() -> clock.addAndGet(0), index -> {
                    clock.addAndGet(400_000_000);
                    return answer(200);
                })
                .run(1, 1);
        // One search, due at once.
        assertThat(figures.latency().max()).isEqualTo(400);
        assertThat(figures.achievedPerSecond()).isEqualTo(2.5);
    }

    @Test
    void good_and_bad_answers_and_none_at_all_are_counted_apart() {
        SearchLoad.Figures figures = new SearchLoad(System::nanoTime, index -> switch (index % 3) {
                    case 0 -> answer(200);
                    case 1 -> answer(503);
                    default -> throw new LauncherRefusal(ExitCode.UNREACHABLE, "No answer.");
                })
                .run(300, 1);

        assertThat(figures.searches()).isEqualTo(300);
        assertThat(figures.latency().count()).isEqualTo(100);
        assertThat(figures.failures()).isEqualTo(Map.of("HTTP_503", 100, "NO_ANSWER", 100));
        assertThat(figures.notBegun()).isZero();
        assertThat(figures.toJson().path("failed").asInt()).isEqualTo(200);
    }

    @Test
    void searches_that_would_begin_long_after_the_load_are_given_up() {
        AtomicLong clock = new AtomicLong();
        SearchLoad.Figures figures = new SearchLoad(clock::get, index -> {
                    clock.addAndGet(3_000_000_000L);
                    return answer(200);
                })
                .run(100, 1);

        assertThat(figures.notBegun()).isPositive();
        assertThat(figures.notBegun() + figures.latency().count()).isEqualTo(100);
    }
}
