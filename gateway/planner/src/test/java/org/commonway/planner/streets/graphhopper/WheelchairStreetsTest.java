package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.planner.city.Grid;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.StreetProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streets as wheelchairs may use them, in a town whose row 1 is something else than a street. */
class WheelchairStreetsTest {
    /** Along row 1 from column 5 to column 6. */
    private static final int STRAIGHT_METRES = 168;
    /** The same by row 0 or row 2. */
    private static final int ROUND_METRES = 168 + 2 * 222;

    @TempDir
    Path folder;

    /** How far it is along row 1 with these tags. */
    private int metres(String tags, StreetProfile profile) throws IOException {
        Path osm = Grid.write(folder);
        Files.writeString(
                osm,
                Files.readString(osm)
                        .replace(
                                "<tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"Row 1\"/>",
                                "<tag k=\"name\" v=\"Row 1\"/>" + tags));
        try (GraphHopperStreets streets = GraphHopperStreets.open(osm, folder.resolve("cache"))) {
            return streets.findRoute(Grid.at(5, 1), Grid.at(6, 1), profile)
                    .orElseThrow()
                    .distanceMetres();
        }
    }

    private static String tag(String key, String value) {
        return "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
    }

    @Test
    void a_wheelchair_goes_round_steps_that_feet_take() throws IOException {
        String steps = tag("highway", "steps");

        assertThat(metres(steps, StreetProfile.FOOT)).isBetween(STRAIGHT_METRES - 2, STRAIGHT_METRES + 2);
        assertThat(metres(steps, StreetProfile.WHEELCHAIR)).isBetween(ROUND_METRES - 4, ROUND_METRES + 4);
    }

    @ParameterizedTest
    @CsvSource({"wheelchair,no", "surface,sand", "smoothness,very_bad", "incline,12%", "incline,-8.4 %", "incline,6°"})
    void a_wheelchair_goes_round_what_the_map_calls_closed_too_rough_or_too_steep(String key, String value)
            throws IOException {
        assertThat(metres(tag("highway", "footway") + tag(key, value), StreetProfile.WHEELCHAIR))
                .isBetween(ROUND_METRES - 4, ROUND_METRES + 4);
    }

    @ParameterizedTest
    @CsvSource({"name:pt,Rua", "wheelchair,yes", "surface,sett", "smoothness,intermediate", "incline,8%", "incline,up"})
    void a_wheelchair_takes_what_the_map_calls_fit_or_says_nothing_of(String key, String value) throws IOException {
        assertThat(metres(tag("highway", "footway") + tag(key, value), StreetProfile.WHEELCHAIR))
                .isBetween(STRAIGHT_METRES - 2, STRAIGHT_METRES + 2);
    }

    @Test
    void what_is_called_fit_for_wheelchairs_is_so_whatever_else_is_said_of_it_but_not_steps() throws IOException {
        String fit = tag("wheelchair", "yes") + tag("smoothness", "bad");

        assertThat(metres(tag("highway", "footway") + fit, StreetProfile.WHEELCHAIR))
                .isBetween(STRAIGHT_METRES - 2, STRAIGHT_METRES + 2);
        assertThat(metres(tag("highway", "steps") + fit, StreetProfile.WHEELCHAIR))
                .isBetween(ROUND_METRES - 4, ROUND_METRES + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"barrier=turnstile", "barrier=stile", "barrier=kissing_gate", "barrier=kerb kerb=raised"})
    void a_wheelchair_goes_round_a_barrier_on_the_way(String barrier) throws IOException {
        Path osm = Grid.write(folder);
        StringBuilder tags = new StringBuilder();
        for (String one : barrier.split(" ", -1)) {
            tags.append(tag(one.split("=", -1)[0], one.split("=", -1)[1]));
        }
        // A node of its own between columns 5 and 6 of row 1.
        Coordinate half = Grid.at(5.5, 1);
        String node = "<node id=\"9000\" version=\"1\" lat=\"" + half.latitude() + "\" lon=\"" + half.longitude()
                + "\">" + tags + "</node>\n<way";
        int crossing = 1 + Grid.COLUMNS + 6;
        Files.writeString(
                osm,
                Files.readString(osm)
                        .replaceFirst("<way", node)
                        .replaceFirst("(id=\"1001\".*?)(<nd ref=\"" + crossing + "\"/>)", "$1<nd ref=\"9000\"/>$2"));
        try (GraphHopperStreets streets = GraphHopperStreets.open(osm, folder.resolve("cache"))) {
            assertThat(streets.findRoute(Grid.at(5.2, 1), Grid.at(5.8, 1), StreetProfile.WHEELCHAIR)
                            .orElseThrow()
                            .distanceMetres())
                    .isGreaterThan(400);
        }
    }

    @Test
    void a_place_far_from_streets_without_steps_is_refused_in_a_sentence_that_says_so() {
        Coordinate meadow = Grid.at(5.5, -0.7);
        try (GraphHopperStreets streets = GraphHopperStreets.open(Grid.write(folder), folder.resolve("cache"))) {
            assertThat(streets.findPoint(meadow, StreetProfile.FOOT)).isPresent();
            assertThat(streets.findPoint(meadow, StreetProfile.WHEELCHAIR)).isEmpty();
            assertThatThrownBy(() -> streets.getPoint(meadow, StreetProfile.WHEELCHAIR))
                    .isInstanceOfSatisfying(PlannerRefusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo(RefusalCode.OUTSIDE_MAP);
                        assertThat(refusal).hasMessageContaining("without steps");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"8%,8", "-10.5 %,10.5", "45°,100"})
    void a_slope_is_read_in_percent_or_degrees_up_or_down(String text, double percent) {
        assertThat(WheelchairParser.inclinePercent(text).orElseThrow())
                .isCloseTo(percent, org.assertj.core.data.Offset.offset(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "steep", "8", "%", "1:12"})
    void a_slope_without_a_figure_says_nothing(String text) {
        assertThat(WheelchairParser.inclinePercent(text)).isEmpty();
    }
}
