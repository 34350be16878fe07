package org.commonway.planner.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the language of the worked cases says to those who write them. */
class CaseLanguageTest {
    private static final String TOWN = """
            A town

            Walks
              Home     3 min  Market
              Station  2 min  Work

            Bus 1
              Market   08:00
              Station  08:10

            """;

    @TempDir
    Path folder;

    private static PlannerCase read(String text) {
        return PlannerCase.of("x.case", text);
    }

    private static void isRefused(String text, String... words) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(CaseError.class).hasMessageContainingAll(words);
    }

    @Test
    void a_line_that_reads_like_none_is_named_with_one_that_would_do() {
        isRefused("T\n\nWalks\n  Home three minutes Market\n", "x.case:4: ", "Home  3 min  Market");
        isRefused("T\nFares\n  bus  2 EUR\n", "x.case:3: ", "bus  2.00 EUR, changes free for 60 min");
        isRefused("T\nVehicles\n  scooter s1 near Home\n", "x.case:3: ", "scooter s1 at Home");
        isRefused("T\nBus 1\n  Market   8 o'clock\n  Station  08:10\n", "x.case:3: ", "8 o'clock", "08:00");
        isRefused("T\nBus 1, sometimes\n  Market   08:00\n  Station  08:10\n", "x.case:2: ", "sometimes", "Mo-Fr");
        isRefused("T\nBus 1, also tomorrow\n  Market   08:00\n  Station  08:10\n", "x.case:2: ", "tomorrow");
    }

    @Test
    void a_head_that_is_none_is_named_with_those_that_are() {
        isRefused("T\nWalk\n  Home  3 min  Market\n", "x.case:2: ", "\"Walk\" is no head", "Walks, Roads");
        isRefused("T\n  Home  3 min  Market\n", "x.case:2: ", "under no head");
        isRefused("T\nWalks\n\tHome  3 min  Market\n", "x.case:3: ", "tab");
    }

    @Test
    void a_timetable_whose_columns_do_not_match_is_named() {
        isRefused("T\nBus 1\n  Market   08:00  09:00\n  Station  08:10\n", "x.case:4: ", "2 columns", "not 3");
        isRefused("T\nBus 1\n  Market   08:00\n  Station  |\n", "x.case:2: ", "at least twice");
    }

    @Test
    void what_was_never_named_is_not_known() {
        isRefused(TOWN + "From Home to Nowhere at 08:00\n  nothing\n", "x.case:11: ", "Nowhere");
        isRefused(TOWN + "Now\n  08:05 bus 1 is cancelled\n", "x.case:12: ", "No bus 1 above leaves at 08:05");
        isRefused(TOWN + "Now\n  08:00 bus 1 skips Bridge\n", "x.case:12: ", "does not stop at \"Bridge\"");
        isRefused(TOWN + "Changes\n  Market to Bridge  3 min\n", "x.case:12: ", "No operator");
    }

    @Test
    void a_question_without_an_answer_and_an_unknown_wish_are_named() {
        isRefused(TOWN, "x.case:1: ", "asks nothing");
        isRefused(TOWN + "From Home to Work at 08:00\n", "x.case:11: ", "expects no answer");
        isRefused(TOWN + "From Home to Work at 08:00\n  3 min\n", "x.case:12: ", "exactly, first");
        isRefused(TOWN + "From Home to Work at 08:00\n  exactly\n", "x.case:11: ", "wants options");
        isRefused(TOWN + "From Home to Work at 08:00, quickly\n  nothing\n", "x.case:11: ", "\"quickly\"");
        isRefused(TOWN + "From Home to Work at 08:00, with broom\n  nothing\n", "x.case:11: ", "BROOM");
        isRefused(TOWN + "From Home to Work at 08:00\n  refused OFTEN\n", "x.case:12: ", "OFTEN");
    }

    @Test
    void what_differs_is_shown_with_both_sides_in_full() {
        List<String> differences = read(TOWN + """
                From Home to Work at 07:50
                  exactly
                    3 min; 08:00 tram 1 Market 08:10 Station; 2 min
                """).play(folder);

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0))
                .startsWith("x.case:11: From Home to Work at 07:50")
                .containsSubsequence(
                        "expected exactly:", "08:00 tram 1 Market", "found:", "08:00 bus 1 Market", "| 1 vehicle |")
                .contains("missing (line 13): 3 min; 08:00 tram 1")
                .contains("not expected: 3 min; 08:00 bus 1 Market 08:10 Station; 2 min");
    }

    @Test
    void each_kind_of_answer_can_fail() {
        for (String wrong : List.of(
                "  exactly\n    3 min; 08:00 bus 1 Market 08:10 Station; 2 min | 9.99 EUR\n",
                "  first\n    3 min; 08:01 bus 1 Market 08:10 Station; 2 min\n",
                "  among others\n    08:00 walk Home 09:00 Work\n",
                "  never\n    bus 1\n",
                "  nothing\n",
                "  refused OUTSIDE_MAP\n")) {
            assertThat(read(TOWN + "From Home to Work at 07:50\n" + wrong).play(folder))
                    .as(wrong)
                    .hasSize(1);
        }
        assertThat(read(TOWN + """
                From Home to Work at 07:50
                  first
                    3 min; 08:00 bus 1 Market 08:10 Station; 2 min
                  among others
                    3 min; 08:00 bus 1 Market 08:10 Station; 2 min | 1 vehicle
                  never
                    tram
                """).play(folder)).isEmpty();
    }

    @Test
    void the_language_in_its_readme_is_understood() throws java.io.IOException {
        String readme = new String(
                java.util.Objects.requireNonNull(CaseLanguageTest.class.getResourceAsStream("/cases/README.md"))
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        String example = readme.split("```\n", -1)[1];

        assertThat(read("The example\n" + example).scenes()).hasSize(2);
    }
}
