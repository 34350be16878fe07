package org.commonway.embedded.state;

import java.util.Iterator;
import java.util.Optional;

/** The world state as of one block. Safe for many threads until it is closed. */
public interface StateView extends AutoCloseable {
    /** A key with what it held. */
    record Entry(String key, StoredValue stored) {}

    /**
     * What the key holds.
     *
     * @throws StateOutage if the state cannot be read
     */
    Optional<StoredValue> find(String key);

    /**
     * The keys of a range that hold something, in order, read as they are asked for; until the view is closed, and by
     * one thread at a time.
     *
     * @param startKey the first key, included; empty for the very first
     * @param endKey the last key, excluded; empty for none
     * @throws StateOutage if the state cannot be read
     */
    Iterator<Entry> range(String startKey, String endKey);

    /** Gives back what holds the view. May be called twice. */
    @Override
    void close();
}
