package org.commonway.planner.timetable.gtfs;

import org.jspecify.annotations.Nullable;

/** A column that is read again and again; it looks up its place in the header once for each file. */
final class Column {
    private final String name;
    private @Nullable GtfsHeader header;
    private int place;

    Column(String name) {
        this.name = name;
    }

    /** Where its values stand in a line; -1 when the file does not have it. */
    int in(GtfsHeader wanted) {
        if (header != wanted) {
            header = wanted;
            place = wanted.place(name);
        }
        return place;
    }
}
