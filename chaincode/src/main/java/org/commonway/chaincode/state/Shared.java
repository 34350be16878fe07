package org.commonway.chaincode.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * Keys that hold several things each: those that one transaction writes together stand under one key, for a key costs a
 * peer more than the bytes in it. Behind a common beginning comes the moment of all of them, then whatever tells the first
 * of them from others. A thing's place is that of a key of its own, whichever it stands under; lists go by place.
 */
final class Shared {
    /** How a place begins: with a moment and a trip. */
    static final String MOMENT_AND_TRIP = "[0-9]{15}~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** So many keys the peer sends at once; a page seldom needs more. */
    private static final int MOST_KEYS = 100;
    /** Fifteen digits, and what parts them from the rest. */
    private static final int MOMENT = 15 + 1;

    private Shared() {}

    /**
     * A part of a list.
     *
     * @param bookmark the place to read on at; empty at the end
     */
    record Part<T>(List<T> things, String bookmark) {}

    /**
     * Which keys to read.
     *
     * @param beginning what all keys of this kind begin with
     * @param start inclusive, not within a moment
     * @param end exclusive, not within a moment
     */
    record Stretch(String beginning, String start, String end) {}

    /**
     * What is asked for of the things in a stretch of keys.
     *
     * @param open what stands under a key, by place
     */
    static <T> Part<T> list(Records records, Stretch stretch, PageAsk ask, Function<KeyValue, Map<String, T>> open) {
        int most = Math.min(ask.size() + 1, MOST_KEYS);
        TreeMap<String, T> found = new TreeMap<>();
        // From the bookmark's moment on: a thing may stand under the key of one with a smaller place.
        String start = ask.bookmark().isEmpty() ? stretch.start() : stretch.beginning() + momentOf(ask.bookmark());
        while (true) {
            List<KeyValue> keys = records.list(start, stretch.end(), most);
            keys.forEach(key -> found.putAll(open.apply(key)));
            found.headMap(ask.bookmark()).clear();
            if (keys.size() < most) {
                return part(found, ask.size());
            }
            String last = keys.get(keys.size() - 1).getKey();
            // More may come of the last moment that was read, and of none before it.
            String moment = momentOf(last.substring(stretch.beginning().length()));
            if (found.headMap(moment).size() > ask.size()) {
                return part(found, ask.size());
            }
            start = last + Keys.AFTER;
        }
    }

    private static <T> Part<T> part(Map<String, T> found, int size) {
        List<T> things = new ArrayList<>();
        for (Map.Entry<String, T> thing : found.entrySet()) {
            if (things.size() == size) {
                return new Part<>(things, thing.getKey());
            }
            things.add(thing.getValue());
        }
        return new Part<>(things, "");
    }

    /** The moment that a place begins with, and what parts it from the rest. */
    static String momentOf(String place) {
        return place.substring(0, Math.min(place.length(), MOMENT));
    }
}
