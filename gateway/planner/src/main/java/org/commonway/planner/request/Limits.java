package org.commonway.planner.request;

import java.util.EnumSet;
import java.util.Set;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * What of all there is may be used.
 *
 * @param modes walking is always allowed
 * @param avoidedOperators ids of operators with whom the rider would not travel
 * @param maxWalkMetres at most this far to the first and from the last vehicle, 0 to 5,000
 */
public record Limits(Set<Mode> modes, Set<String> avoidedOperators, int maxWalkMetres) {
    private static final int DEFAULT_WALK_METRES = 1_200;
    private static final int LONGEST_WALK_METRES = 5_000;

    /** Copies the sets; refuses with REQUEST_INVALID what lies outside the ranges. */
    public Limits {
        modes = Set.copyOf(modes);
        avoidedOperators = Set.copyOf(avoidedOperators);
        if (maxWalkMetres < 0 || maxWalkMetres > LONGEST_WALK_METRES) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID, "The longest walk is 0 to 5,000 metres, not " + maxWalkMetres + ".");
        }
    }

    /** Everything, with walks of up to 1,200 metres. */
    public static Limits none() {
        return new Limits(EnumSet.allOf(Mode.class), Set.of(), DEFAULT_WALK_METRES);
    }

    /** Whether this operator's vehicles of this mode may be used. */
    public boolean allow(String operatorId, Mode mode) {
        return modes.contains(mode) && !avoidedOperators.contains(operatorId);
    }
}
