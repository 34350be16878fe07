package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.TransferRule;

/** Reads stops.txt and transfers.txt. */
final class StopFiles {
    private final SkipLog log;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<String> parentIds = new ArrayList<>();
    private final List<TransferRule> transfers = new ArrayList<>();

    StopFiles(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.readRequired("stops.txt", List.of("stop_id", "stop_lat", "stop_lon"), this::readStop);
        for (int i = 0; i < stops.size(); i++) {
            Integer parent = indexes.get(parentIds.get(i));
            if (parent != null) {
                Stop stop = stops.get(i);
                stops.set(i, new Stop(stop.stopId(), stop.name(), stop.coordinate(), OptionalInt.of(parent)));
            }
        }
        zip.read("transfers.txt", List.of("from_stop_id", "to_stop_id"), this::readTransfer);
    }

    private void readStop(GtfsRow row) {
        Optional<Coordinate> coordinate = GtfsValues.findCoordinate(row.get("stop_lat"), row.get("stop_lon"));
        if (row.get("stop_id").isEmpty() || coordinate.isEmpty()) {
            log.skip(row, "the stop has no stop_id or no position");
            return;
        }
        if (indexes.putIfAbsent(row.get("stop_id"), stops.size()) != null) {
            log.skip(row, "stop_id " + row.get("stop_id") + " comes twice");
            return;
        }
        stops.add(new Stop(row.get("stop_id"), row.get("stop_name"), coordinate.get(), OptionalInt.empty()));
        parentIds.add(row.get("parent_station"));
    }

    private void readTransfer(GtfsRow row) {
        OptionalInt from = findStop(row.get("from_stop_id"));
        OptionalInt to = findStop(row.get("to_stop_id"));
        Optional<TransferRule.Kind> kind = findKind(row.get("transfer_type"));
        if (from.isEmpty() || to.isEmpty()) {
            log.skip(row, "from_stop_id or to_stop_id is not in stops.txt");
        } else if (!row.get("from_trip_id").isEmpty()
                || !row.get("to_trip_id").isEmpty()
                || !row.get("from_route_id").isEmpty()
                || !row.get("to_route_id").isEmpty()) {
            log.skip(row, "rules for single trips or routes are not used");
        } else if (kind.isEmpty()) {
            log.skip(row, "transfer_type " + row.get("transfer_type") + " is not used");
        } else {
            OptionalInt seconds = GtfsValues.findNumber(row.get("min_transfer_time"));
            transfers.add(new TransferRule(from.getAsInt(), to.getAsInt(), kind.get(), seconds.orElse(0)));
        }
    }

    private static Optional<TransferRule.Kind> findKind(String transferType) {
        return switch (transferType) {
            case "", "0" -> Optional.of(TransferRule.Kind.RECOMMENDED);
            case "1" -> Optional.of(TransferRule.Kind.TIMED);
            case "2" -> Optional.of(TransferRule.Kind.MINIMUM_TIME);
            case "3" -> Optional.of(TransferRule.Kind.IMPOSSIBLE);
            default -> Optional.empty();
        };
    }

    OptionalInt findStop(String stopId) {
        Integer index = indexes.get(stopId);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    List<Stop> stops() {
        return stops;
    }

    List<TransferRule> transfers() {
        return transfers;
    }
}
