package org.commonway.planner.timetable.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Bytes that grow. A text that comes again is written as its number. */
final class CacheOutput {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
    private final Map<String, Integer> texts = new HashMap<>();

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }

    void writeInt(int value) {
        room(4).putInt(value);
    }

    void writeLong(long value) {
        room(8).putLong(value);
    }

    void writeDouble(double value) {
        room(8).putDouble(value);
    }

    void writeByte(int value) {
        room(1).put((byte) value);
    }

    void writeInts(int[] values) {
        writeInt(values.length);
        room(4 * values.length).asIntBuffer().put(values);
        bytes.position(bytes.position() + 4 * values.length);
    }

    void writeBytes(byte[] values) {
        writeInt(values.length);
        room(values.length).put(values);
    }

    void writeText(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        writeInt(known == null ? texts.size() - 1 : known);
        if (known == null) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
