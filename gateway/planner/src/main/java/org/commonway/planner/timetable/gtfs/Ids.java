package org.commonway.planner.timetable.gtfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Identifiers numbered from 0 in the order in which they come; found by their bytes, without making a text. */
final class Ids {
    static final int UNKNOWN = -1;

    private final List<byte[]> keys = new ArrayList<>();
    /** Open addressing: index + 1, or 0 where nothing is; a power of two, at most half full. */
    private int[] slots = new int[64];

    int size() {
        return keys.size();
    }

    /** The index of a new identifier; UNKNOWN when it is there already. */
    int add(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        int slot = slot(key, 0, key.length);
        if (slots[slot] != 0) {
            return UNKNOWN;
        }
        keys.add(key);
        slots[slot] = keys.size();
        if (2 * keys.size() > slots.length) {
            grow();
        }
        return keys.size() - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < keys.size(); i++) {
            byte[] key = keys.get(i);
            slots[slot(key, 0, key.length)] = i + 1;
        }
    }

    int find(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return find(key, 0, key.length);
    }

    int find(byte[] bytes, int from, int to) {
        return slots[slot(bytes, from, to)] - 1;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (((hash ^ (hash >>> 16)) * 0x9E3779B9) >>> 7) & (slots.length - 1);
        while (slots[slot] != 0) {
            byte[] key = keys.get(slots[slot] - 1);
            if (Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
