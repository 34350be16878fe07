package org.commonway.planner.realtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all operators say at one moment. Immutable; the {@code with} methods give a changed copy.
 *
 * @param feeds by operator id
 */
public record Realtime(Map<String, RealtimeFeed> feeds) {
    /** Copies the map. */
    public Realtime {
        feeds = Map.copyOf(feeds);
    }

    /** Nobody says anything: timetables count. */
    public static Realtime none() {
        return new Realtime(Map.of());
    }

    /** What this operator says; empty when it is silent. */
    public Optional<RealtimeFeed> find(String operatorId) {
        return Optional.ofNullable(feeds.get(operatorId));
    }

    /** With this feed in place of the one that its operator had. */
    public Realtime with(RealtimeFeed feed) {
        Map<String, RealtimeFeed> changed = new HashMap<>(feeds);
        changed.put(feed.operatorId(), feed);
        return new Realtime(changed);
    }

    /** Without what this operator said: its timetable counts again. */
    public Realtime without(String operatorId) {
        Map<String, RealtimeFeed> changed = new HashMap<>(feeds);
        changed.remove(operatorId);
        return new Realtime(changed);
    }
}
