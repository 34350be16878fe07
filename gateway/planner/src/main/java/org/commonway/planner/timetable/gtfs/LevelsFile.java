package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.commonway.planner.timetable.Level;

/** Reads levels.txt. */
final class LevelsFile {
    private final SkipLog log;
    private final Ids ids = new Ids();
    private final List<Level> levels = new ArrayList<>();

    LevelsFile(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.read("levels.txt", List.of("level_id", "level_index"), this::readLevel);
    }

    private void readLevel(GtfsRow row) {
        OptionalDouble index = GtfsValues.findDecimal(row.get("level_index"));
        String id = row.get("level_id");
        if (id.isEmpty() || index.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "the level has no level_id or no level_index");
        } else if (ids.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "level_id " + id + " comes twice");
        } else {
            levels.add(new Level(id, index.getAsDouble(), row.get("level_name")));
        }
    }

    Ids ids() {
        return ids;
    }

    List<Level> levels() {
        return levels;
    }
}
