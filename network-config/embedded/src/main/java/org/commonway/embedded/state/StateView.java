package org.commonway.embedded.state;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The world state as of one block. Safe for many threads until it is closed. */
public final class StateView implements AutoCloseable {
    private final WorldState world;
    private final long height;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A key with what it held. */
    public record Entry(String key, StoredValue stored) {}

    StateView(WorldState world, long height) {
        this.world = world;
        this.height = height;
    }

    /** What the key holds. */
    public Optional<StoredValue> find(String key) {
        return visible(world.links().get(key));
    }

    /**
     * The keys of a range that hold something, in order, read as they are asked for.
     *
     * @param startKey the first key, included; empty for the very first
     * @param endKey the last key, excluded; empty for none
     */
    public Iterator<Entry> range(String startKey, String endKey) {
        if (!endKey.isEmpty() && KeyOrder.BY_CODE_POINT.compare(startKey, endKey) > 0) {
            return Stream.<Entry>empty().iterator();
        }
        NavigableMap<String, WorldState.Link> part = endKey.isEmpty()
                ? world.links().tailMap(startKey, true)
                : world.links().subMap(startKey, true, endKey, false);
        return StreamSupport.stream(part.entrySet().spliterator(), false)
                .flatMap(this::entry)
                .iterator();
    }

    /** Lets the versions that only this view could see be dropped. May be called twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            world.release(height);
        }
    }

    private Stream<Entry> entry(Map.Entry<String, WorldState.Link> link) {
        return visible(link.getValue()).map(stored -> new Entry(link.getKey(), stored)).stream();
    }

    private Optional<StoredValue> visible(WorldState.@Nullable Link newest) {
        WorldState.@Nullable Link link = newest;
        while (link != null && link.block() > height) {
            link = link.older();
        }
        return link == null ? Optional.empty() : Optional.ofNullable(link.value());
    }
}
