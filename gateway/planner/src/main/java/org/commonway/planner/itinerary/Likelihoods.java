package org.commonway.planner.itinerary;

import java.util.List;
import java.util.Optional;

/**
 * How likely it is that a trip goes as it is written.
 *
 * @param parts what it depends on, in the order of the legs
 * @param whole that all parts come true; unknown if one of them is, empty where there are none
 */
public record Likelihoods(List<LegLikelihood> parts, Optional<Likelihood> whole) {
    private static final Likelihoods NONE = new Likelihoods(List.of(), Optional.empty());

    /** Copies the list; refuses a whole without parts, and parts without a whole. */
    public Likelihoods {
        parts = List.copyOf(parts);
        if (parts.isEmpty() != whole.isEmpty()) {
            throw new IllegalArgumentException("a whole has parts, and parts make a whole");
        }
    }

    /** Of a trip that depends on no change and no vehicle. */
    public static Likelihoods none() {
        return NONE;
    }
}
