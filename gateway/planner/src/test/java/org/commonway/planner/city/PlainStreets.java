package org.commonway.planner.city;

import java.util.List;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetSegment;
import org.commonway.planner.streets.Streets;

/** Streets of a test that go there and back, with nothing to draw, nowhere to park, and no limits for anybody. */
public abstract class PlainStreets implements Streets {
    /** What is reached where nothing is slow. */
    public interface PlainReach extends StreetReach {
        @Override
        default int delaySecondsTo(StreetPoint point) {
            return 0;
        }
    }

    @Override
    public StreetReach reachTo(StreetPoint destination, int limitSeconds, int limitMetres) {
        return reachFrom(destination, limitSeconds, limitMetres);
    }

    @Override
    public void visitSegments(Box box, Consumer<StreetSegment> visitor) {
        // There are none to draw.
    }

    @Override
    public Streets within(StreetLimits limits, StreetProfile profile, int metresPerHour) {
        throw new UnsupportedOperationException("nobody is limited here");
    }

    @Override
    public List<ParkAndRide> listParkAndRide() {
        return List.of();
    }
}
