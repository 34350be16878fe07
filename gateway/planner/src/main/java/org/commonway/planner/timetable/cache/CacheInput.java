package org.commonway.planner.timetable.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a {@link CacheOutput} wrote. */
final class CacheInput {
    private final ByteBuffer bytes;
    private final List<String> texts = new ArrayList<>();

    CacheInput(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int readInt() {
        return bytes.getInt();
    }

    long readLong() {
        return bytes.getLong();
    }

    double readDouble() {
        return bytes.getDouble();
    }

    int readByte() {
        return bytes.get();
    }

    int[] readInts() {
        int[] values = new int[bytes.getInt()];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + 4 * values.length);
        return values;
    }

    byte[] readBytes() {
        byte[] values = new byte[bytes.getInt()];
        bytes.get(values);
        return values;
    }

    String readText() {
        int number = bytes.getInt();
        if (number == texts.size()) {
            texts.add(new String(readBytes(), StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }
}
