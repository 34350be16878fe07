package org.commonway.planner.timetable.gtfs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;

/** Reads stops.txt, and ties the parts of stations to each other. */
final class StopsFile {
    private final SkipLog log;
    private final LevelsFile levels;
    private final Column locationType = new Column("location_type");
    private final Column wheelchairBoarding = new Column("wheelchair_boarding");
    private final Ids draftIds = new Ids();
    private final List<Draft> drafts = new ArrayList<>();
    private final Ids ids = new Ids();
    private final List<Stop> stops = new ArrayList<>();

    /** A line of stops.txt; its parent may come later in the file. */
    private record Draft(
            String id, String name, Optional<Coordinate> at, String parentId, Stop.Detail detail, long line) {}

    StopsFile(SkipLog log, LevelsFile levels) {
        this.log = log;
        this.levels = levels;
    }

    void read(GtfsZip zip) {
        zip.readRequired("stops.txt", List.of("stop_id", "stop_lat", "stop_lon"), this::readStop);
        List<Draft> placed = new ArrayList<>();
        for (Draft draft : drafts) {
            if (place(draft).isPresent()) {
                ids.add(draft.id());
                placed.add(draft);
            } else {
                log.add(
                        "stops.txt",
                        draft.line(),
                        SkipReason.VALUE_INVALID,
                        () -> draft.id() + " has no position, nor has its parent_station");
            }
        }
        placed.forEach(draft -> stops.add(tie(draft)));
    }

    private void readStop(GtfsRow row) {
        String id = row.get("stop_id");
        Optional<Coordinate> at = GtfsValues.findCoordinate(row.get("stop_lat"), row.get("stop_lon"));
        int type = row.choice(locationType, 4);
        if (id.isEmpty() || type == GtfsRow.INVALID) {
            log.add(row, SkipReason.VALUE_INVALID, "the stop has no stop_id or its location_type is not 0 to 4");
            return;
        }
        LocationType location = List.of(LocationType.values()).get(type);
        boolean mayLackPosition = location == LocationType.NODE || location == LocationType.BOARDING_AREA;
        boolean givesNone = row.get("stop_lat").isEmpty() && row.get("stop_lon").isEmpty();
        if (at.isEmpty() && !(mayLackPosition && givesNone)) {
            log.add(row, SkipReason.VALUE_INVALID, "the stop has no position");
            return;
        }
        if (draftIds.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "stop_id " + id + " comes twice");
            return;
        }
        drafts.add(
                new Draft(id, row.get("stop_name"), at, row.get("parent_station"), detail(row, location), row.line()));
    }

    private Stop.Detail detail(GtfsRow row, LocationType type) {
        int wheelchair = row.choice(wheelchairBoarding, 2);
        if (wheelchair == GtfsRow.INVALID) {
            log.add(row, SkipReason.VALUE_IGNORED, "wheelchair_boarding is not 0, 1 or 2");
        }
        OptionalInt level = row.find(levels.ids(), "level_id");
        if (level.isEmpty() && !row.get("level_id").isEmpty()) {
            log.add(row, SkipReason.VALUE_IGNORED, "level_id is not in levels.txt");
        }
        String zoneText = row.get("stop_timezone");
        Optional<ZoneId> zone = zoneText.isEmpty() ? Optional.empty() : GtfsValues.findZone(zoneText);
        if (zone.isEmpty() && !zoneText.isEmpty()) {
            log.add(row, SkipReason.VALUE_IGNORED, () -> "stop_timezone " + zoneText + " is no IANA time zone");
        }
        return new Stop.Detail(
                type,
                row.get("stop_code"),
                row.get("platform_code"),
                level,
                wheelchair == GtfsRow.INVALID
                        ? Possibility.UNKNOWN
                        : List.of(Possibility.values()).get(wheelchair),
                zone,
                row.get("zone_id"));
    }

    private Optional<Draft> findParent(Draft draft) {
        int index = draft.parentId().isEmpty() ? Ids.UNKNOWN : draftIds.find(draft.parentId());
        return index == Ids.UNKNOWN ? Optional.empty() : Optional.of(drafts.get(index));
    }

    /** Its own position, or that of its parent; GTFS leaves it open for nodes and boarding areas alone. */
    private Optional<Coordinate> place(Draft draft) {
        return draft.at().or(() -> findParent(draft).flatMap(Draft::at));
    }

    private Stop tie(Draft draft) {
        Stop.Detail own = draft.detail();
        Optional<Draft> parent = findParent(draft).filter(above -> mayHold(above.detail(), own));
        int index = parent.isPresent() ? ids.find(draft.parentId()) : Ids.UNKNOWN;
        if (index == Ids.UNKNOWN && !draft.parentId().isEmpty()) {
            log.add(
                    "stops.txt",
                    draft.line(),
                    SkipReason.PARENT_IGNORED,
                    () -> "parent_station " + draft.parentId() + " of " + draft.id()
                            + " is not there, or cannot be one");
        }
        return new Stop(
                draft.id(),
                draft.name(),
                place(draft).orElseThrow(),
                index == Ids.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(index),
                new Stop.Detail(
                        own.type(),
                        own.code(),
                        own.platformCode(),
                        own.level(),
                        wheelchair(draft),
                        own.zone(),
                        own.fareZoneId()));
    }

    /** GTFS parent_station: a boarding area is part of a platform, everything else of a station. */
    private static boolean mayHold(Stop.Detail parent, Stop.Detail child) {
        return switch (child.type()) {
            case STOP, ENTRANCE, NODE -> parent.type() == LocationType.STATION;
            case BOARDING_AREA -> parent.type() == LocationType.STOP;
            case STATION -> false;
        };
    }

    /** What it does not say itself it has from its parent, and that from its own (GTFS wheelchair_boarding). */
    private Possibility wheelchair(Draft draft) {
        Possibility own = draft.detail().wheelchairBoarding();
        return own != Possibility.UNKNOWN
                ? own
                : findParent(draft)
                        .filter(parent -> mayHold(parent.detail(), draft.detail()))
                        .map(this::wheelchair)
                        .orElse(Possibility.UNKNOWN);
    }

    Ids ids() {
        return ids;
    }

    List<Stop> stops() {
        return stops;
    }
}
