package org.commonway.planner.timetable.gtfs;

import java.util.HashMap;
import java.util.Map;

/** The first line of a file: which column stands where. Of two with one name the first counts. */
final class GtfsHeader {
    private final Map<String, Integer> places = new HashMap<>();
    private final int width;

    GtfsHeader(CsvLines line) {
        width = line.fieldCount();
        for (int i = 0; i < width; i++) {
            places.putIfAbsent(line.text(i).strip(), i);
        }
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    int width() {
        return width;
    }
}
