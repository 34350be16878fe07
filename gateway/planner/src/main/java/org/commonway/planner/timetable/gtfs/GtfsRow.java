package org.commonway.planner.timetable.gtfs;

import java.util.OptionalInt;

/** The line of a GTFS file that is being read; a missing column or value reads as an empty text. */
final class GtfsRow {
    /** What a number or time reads as when there is none. */
    static final int ABSENT = -1;
    /** What a number or time reads as when it is none. */
    static final int INVALID = -2;

    private final String file;
    private final GtfsHeader header;
    private final CsvLines lines;

    GtfsRow(String file, GtfsHeader header, CsvLines lines) {
        this.file = file;
        this.header = header;
        this.lines = lines;
    }

    String file() {
        return file;
    }

    long line() {
        return lines.line();
    }

    boolean isShort() {
        return lines.fieldCount() < header.width();
    }

    boolean has(String column) {
        return header.has(column);
    }

    private boolean isAbsent(int place) {
        return place < 0 || place >= lines.fieldCount() || lines.isEmpty(place);
    }

    String get(String column) {
        return textAt(header.place(column));
    }

    String get(Column column) {
        return textAt(column.in(header));
    }

    private String textAt(int place) {
        return isAbsent(place) ? "" : lines.text(place).strip();
    }

    boolean isEmpty(Column column) {
        return isAbsent(column.in(header));
    }

    /** A whole number from 0 on, or ABSENT, or INVALID. */
    int number(Column column) {
        int place = column.in(header);
        return isAbsent(place) ? ABSENT : GtfsNumbers.number(lines.bytes(), lines.start(place), lines.end(place));
    }

    /** Seconds of a GTFS Time, or ABSENT, or INVALID. */
    int time(Column column) {
        int place = column.in(header);
        return isAbsent(place) ? ABSENT : GtfsNumbers.time(lines.bytes(), lines.start(place), lines.end(place));
    }

    /** The index of an identifier; UNKNOWN when there is none or it is not among them. */
    int find(Ids ids, Column column) {
        int place = column.in(header);
        if (isAbsent(place)) {
            return Ids.UNKNOWN;
        }
        return lines.hasDoubledQuotes(place)
                ? ids.find(lines.text(place))
                : ids.find(lines.bytes(), lines.start(place), lines.end(place));
    }

    /** As above, for files where speed does not matter. */
    OptionalInt find(Ids ids, String column) {
        int index = ids.find(get(column));
        return index == Ids.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** One of the values 0 to {@code last} of an enum, 0 when empty (GTFS's rule for most), or INVALID. */
    int choice(Column column, int last) {
        int value = number(column);
        return value == ABSENT ? 0 : value > last ? INVALID : value;
    }
}
