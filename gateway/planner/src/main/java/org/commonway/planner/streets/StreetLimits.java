package org.commonway.planner.streets;

import java.util.List;
import org.commonway.planner.area.Area;

/**
 * Where some may not go, or not as fast as streets allow. Parts that come first count where several lie over each other.
 *
 * @param parts in order
 * @param elsewhere where no part is
 */
public record StreetLimits(List<Part> parts, Limit elsewhere) {
    /** Copies the list. */
    public StreetLimits {
        parts = List.copyOf(parts);
    }

    /**
     * What holds somewhere.
     *
     * @param closed whether nobody may go there
     * @param mostMetresPerHour the highest speed; 0 for none
     */
    public record Limit(boolean closed, int mostMetresPerHour) {
        /** As streets allow. */
        public static final Limit NONE = new Limit(false, 0);
    }

    /**
     * An area and what holds there.
     *
     * @param area where
     * @param limit what
     */
    public record Part(Area area, Limit limit) {}

    /** Whether nothing is limited anywhere. */
    public boolean isNone() {
        return elsewhere.equals(Limit.NONE)
                && parts.stream().allMatch(part -> part.limit().equals(Limit.NONE));
    }
}
