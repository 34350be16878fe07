package org.commonway.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.commonway.samplecity.streets.Street;
import org.commonway.samplecity.streets.StreetGraph;
import org.commonway.samplecity.streets.StreetMap;
import org.commonway.samplecity.streets.StreetMapMaker;

class StreetMapTest {

    @Property(tries = 25)
    void every_crossing_can_be_reached_from_every_other(
            @ForAll long seed, @ForAll @IntRange(min = 1200, max = 5000) int radius) {
        StreetMap map = StreetMapMaker.make(radius, seed);

        assertThat(new StreetGraph(map).reachable()).hasSize(map.nodes().size());
    }

    @Property(tries = 25)
    void the_river_is_crossed_on_bridges_and_there_are_a_few(@ForAll long seed) {
        StreetMap map = StreetMapMaker.make(2250, seed);

        assertThat(map.streets().stream().filter(Street::bridge).count()).isBetween(2L, 15L);
        assertThat(map.crossings()).isBetween(500, 700);
    }

    @Property(tries = 15)
    void a_bus_gets_from_anywhere_to_anywhere(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 500) int from, @ForAll @IntRange(max = 500) int to) {
        StreetGraph graph = new StreetGraph(StreetMapMaker.make(2250, seed));

        assertThat(graph.busPath(graph.nearestBusCrossing(graph.spot(from)), graph.nearestBusCrossing(graph.spot(to))))
                .isNotEmpty();
    }
}
