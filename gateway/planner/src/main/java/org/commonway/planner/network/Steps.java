package org.commonway.planner.network;

import java.util.List;
import org.commonway.planner.streets.StreetProfile;

/** What a rider on foot makes of steps. */
public enum Steps {
    /** Takes them. */
    ALLOWED,
    /** Goes round them where there is a way round, by the ways for wheelchairs. */
    AVOIDED,
    /** Cannot take them, and needs stops and vehicles that are fit for wheelchairs. */
    FORBIDDEN;

    /** How the rider walks: the first of these that gets there. Either FOOT or WHEELCHAIR, at least one. */
    public List<StreetProfile> profiles() {
        return switch (this) {
            case ALLOWED -> List.of(StreetProfile.FOOT);
            case AVOIDED -> List.of(StreetProfile.WHEELCHAIR, StreetProfile.FOOT);
            case FORBIDDEN -> List.of(StreetProfile.WHEELCHAIR);
        };
    }
}
