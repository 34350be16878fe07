package org.commonway.embedded.state;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The world state in memory. Readers see the state as of one block for as long as they like and never wait for the
 * one thread that applies blocks; versions that no reader can see any more are dropped when their key is next written.
 */
public final class WorldState {
    private final ConcurrentSkipListMap<String, Link> keys = new ConcurrentSkipListMap<>(KeyOrder.BY_CODE_POINT);
    /** How many readers look at the state as of a block. Guarded by this object, with {@link #height}. */
    private final NavigableMap<Long, Integer> readers = new ConcurrentSkipListMap<>();

    private long height;

    /** One version of a key; a value of null says that the key was deleted. */
    record Link(
            long block,
            @Nullable StoredValue value,
            @Nullable Link older) {}

    /** The state after the last block applied. Close it, so that old versions can go. */
    public synchronized StateView openView() {
        readers.merge(height, 1, Integer::sum);
        return new StateView(this, height);
    }

    /**
     * Applies what the valid transactions of a block wrote. Called by one thread, blocks in order.
     *
     * @param block the block's number
     */
    public void apply(long block, Map<String, Optional<StoredValue>> writes) {
        long oldestSeen = oldestSeen();
        writes.forEach((key, value) -> {
            Link older = keys.get(key);
            keys.put(key, new Link(block, value.orElse(null), prune(older, oldestSeen)));
        });
        synchronized (this) {
            height = block;
        }
    }

    /** How many keys hold a value or held one. */
    public int size() {
        return keys.size();
    }

    NavigableMap<String, Link> links() {
        return keys;
    }

    synchronized void release(long seenHeight) {
        readers.computeIfPresent(seenHeight, (unused, count) -> count == 1 ? null : count - 1);
    }

    private synchronized long oldestSeen() {
        return readers.isEmpty() ? height : Math.min(height, readers.firstKey());
    }

    /** Cuts the chain behind the newest version that the oldest reader can still see. */
    private static @Nullable Link prune(@Nullable Link link, long oldestSeen) {
        if (link == null) {
            return null;
        }
        if (link.block() <= oldestSeen) {
            return link.older() == null ? link : new Link(link.block(), link.value(), null);
        }
        return new Link(link.block(), link.value(), prune(link.older(), oldestSeen));
    }
}
