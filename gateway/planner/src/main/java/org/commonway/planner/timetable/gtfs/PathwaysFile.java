package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.PathwayMode;

/** Reads pathways.txt. */
final class PathwaysFile {
    private final SkipLog log;
    private final StopsFile stops;
    private final Ids ids = new Ids();
    private final List<Pathway> pathways = new ArrayList<>();

    PathwaysFile(SkipLog log, StopsFile stops) {
        this.log = log;
        this.stops = stops;
    }

    void read(GtfsZip zip) {
        zip.read(
                "pathways.txt",
                List.of("pathway_id", "from_stop_id", "to_stop_id", "pathway_mode", "is_bidirectional"),
                this::readPathway);
    }

    private void readPathway(GtfsRow row) {
        String id = row.get("pathway_id");
        OptionalInt from = row.find(stops.ids(), "from_stop_id");
        OptionalInt to = row.find(stops.ids(), "to_stop_id");
        OptionalInt mode = GtfsValues.findNumber(row.get("pathway_mode"));
        String both = row.get("is_bidirectional");
        if (from.isEmpty() || to.isEmpty()) {
            log.add(row, SkipReason.REFERENCE_UNKNOWN, "from_stop_id or to_stop_id is not in stops.txt");
        } else if (id.isEmpty() || mode.isEmpty() || mode.getAsInt() < 1 || mode.getAsInt() > 7) {
            log.add(row, SkipReason.VALUE_INVALID, "the pathway has no pathway_id or its mode is not 1 to 7");
        } else if (!both.equals("0") && !both.equals("1")) {
            log.add(row, SkipReason.VALUE_INVALID, "is_bidirectional is neither 0 nor 1");
        } else if (isStation(from.getAsInt()) || isStation(to.getAsInt())) {
            log.add(row, SkipReason.RULE_FORBIDDEN, "a pathway leads to parts of a station, not to the station");
        } else if (mode.getAsInt() == 7 && both.equals("1")) {
            log.add(row, SkipReason.RULE_FORBIDDEN, "an exit gate (pathway_mode 7) leads one way only");
        } else if (ids.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "pathway_id " + id + " comes twice");
        } else {
            pathways.add(new Pathway(
                    id,
                    from.getAsInt(),
                    to.getAsInt(),
                    List.of(PathwayMode.values()).get(mode.getAsInt() - 1),
                    both.equals("1"),
                    shape(row),
                    new Pathway.Signs(row.get("signposted_as"), row.get("reversed_signposted_as"))));
        }
    }

    private boolean isStation(int stop) {
        return stops.stops().get(stop).detail().type() == LocationType.STATION;
    }

    private Pathway.Shape shape(GtfsRow row) {
        OptionalDouble length = decimal(row, "length");
        OptionalDouble width = decimal(row, "min_width");
        OptionalInt seconds = GtfsValues.findNumber(row.get("traversal_time"));
        OptionalInt stairs = GtfsValues.findInteger(row.get("stair_count"));
        boolean badSeconds = (seconds.isEmpty() && !row.get("traversal_time").isEmpty()) || seconds.orElse(1) == 0;
        boolean badStairs = stairs.isEmpty() && !row.get("stair_count").isEmpty();
        if (badSeconds || badStairs || length.orElse(0) < 0 || width.orElse(1) <= 0) {
            log.add(row, SkipReason.VALUE_IGNORED, "length, min_width, traversal_time or stair_count is out of range");
        }
        return new Pathway.Shape(
                length.orElse(0) < 0 ? OptionalDouble.empty() : length,
                seconds.orElse(1) == 0 ? OptionalInt.empty() : seconds,
                stairs,
                decimal(row, "max_slope").orElse(0),
                width.orElse(1) <= 0 ? OptionalDouble.empty() : width);
    }

    private OptionalDouble decimal(GtfsRow row, String column) {
        String text = row.get(column);
        OptionalDouble value = GtfsValues.findDecimal(text);
        if (value.isEmpty() && !text.isEmpty()) {
            log.add(row, SkipReason.VALUE_IGNORED, () -> column + " " + text + " is no number");
        }
        return value;
    }

    List<Pathway> pathways() {
        return pathways;
    }
}
