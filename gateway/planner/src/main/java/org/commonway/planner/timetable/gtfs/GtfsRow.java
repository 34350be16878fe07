package org.commonway.planner.timetable.gtfs;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Map;

/** One line of a GTFS file, its values by column name; a missing column or value reads as an empty text. */
final class GtfsRow {
    private final String file;
    private final Map<String, Integer> columns;
    private final CsvRecord values;

    GtfsRow(String file, Map<String, Integer> columns, CsvRecord values) {
        this.file = file;
        this.columns = columns;
        this.values = values;
    }

    String file() {
        return file;
    }

    long line() {
        return values.getStartingLineNumber();
    }

    String get(String column) {
        Integer at = columns.get(column);
        return at == null || at >= values.getFieldCount()
                ? ""
                : values.getField(at).strip();
    }
}
