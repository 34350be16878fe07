package org.commonway.planner.streets.graphhopper;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EdgeIntAccess;
import com.graphhopper.routing.util.parsers.TagParser;
import com.graphhopper.storage.IntsRef;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which streets are barred to wheelchairs, by OpenStreetMap's tags. Steps always are, and what has wheelchair=no.
 * What is called fit for wheelchairs is not barred by anything else. Otherwise a street is barred by a surface that
 * wheels sink into or stick in, by a smoothness worse than "intermediate", the last that OpenStreetMap's wiki gives
 * wheelchairs (Key:smoothness), and by a slope of more than 8.3 %, the limit of the ADA that the GTFS reference cites
 * for max_slope. So are stiles, kissing gates, turnstiles and raised kerbs on the way. Whatever has no tags is usable:
 * most streets have none.
 */
final class WheelchairParser implements TagParser {
    /** GraphHopper's name of what is told here. */
    static final String BARRED = "wheelchair_barred";

    private static final double STEEPEST_PERCENT = 8.3;
    private static final Set<String> FIT = Set.of("yes", "designated", "limited");
    private static final Set<String> SURFACES = Set.of(
            "sand",
            "mud",
            "gravel",
            "pebblestone",
            "woodchips",
            "rock",
            "snow",
            "unhewn_cobblestone",
            "stepping_stones");
    private static final Set<String> ROUGH = Set.of("bad", "very_bad", "horrible", "very_horrible", "impassable");
    private static final Set<String> BARRIERS = Set.of("stile", "kissing_gate", "turnstile", "full-height_turnstile");

    private final BooleanEncodedValue barred;

    WheelchairParser(BooleanEncodedValue barred) {
        this.barred = barred;
    }

    @Override
    public void handleWayTags(int edgeId, EdgeIntAccess access, ReaderWay way, IntsRef relationFlags) {
        boolean isBarred = way.hasTag("gh:barrier_edge") ? isBarredAtNode(way) : isBarred(way);
        barred.setBool(false, edgeId, access, isBarred);
    }

    private static boolean isBarred(ReaderWay way) {
        if (way.hasTag("highway", "steps") || way.hasTag("wheelchair", "no")) {
            return true;
        }
        if (way.hasTag("wheelchair", FIT)) {
            return false;
        }
        return way.hasTag("surface", SURFACES)
                || way.hasTag("smoothness", ROUGH)
                || inclinePercent(way.getTag("incline")).orElse(0) > STEEPEST_PERCENT;
    }

    /** The piece of no length by which GraphHopper stands for a barrier on the way. */
    private static boolean isBarredAtNode(ReaderWay way) {
        List<Map<String, Object>> nodes = way.getTag("node_tags", List.of());
        Map<String, Object> tags = nodes.isEmpty() ? Map.of() : nodes.get(0);
        Object wheelchair = tags.getOrDefault("wheelchair", "");
        boolean inTheWay = BARRIERS.contains(tags.getOrDefault("barrier", ""))
                || tags.getOrDefault("kerb", "").equals("raised");
        return wheelchair.equals("no") || (inTheWay && !FIT.contains(wheelchair));
    }

    /** Up or down alike, of "8%", "-8 %" or "5°"; empty for "up", "steep" and the like, which give no figure. */
    static OptionalDouble inclinePercent(@Nullable String text) {
        if (text == null || !text.matches("[+-]?[0-9]+([.][0-9]+)? ?[%°]")) {
            return OptionalDouble.empty();
        }
        double figure =
                Math.abs(Double.parseDouble(text.substring(0, text.length() - 1).strip()));
        return OptionalDouble.of(text.endsWith("°") ? 100 * Math.tan(Math.toRadians(figure)) : figure);
    }
}
