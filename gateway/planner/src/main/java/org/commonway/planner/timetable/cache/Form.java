package org.commonway.planner.timetable.cache;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the values of one type stand in the file.
 *
 * @param writer writes one
 * @param reader reads one
 */
record Form(BiConsumer<Object, CacheOutput> writer, Function<CacheInput, Object> reader) {
    void write(Object value, CacheOutput out) {
        writer.accept(value, out);
    }

    Object read(CacheInput in) {
        return reader.apply(in);
    }
}
