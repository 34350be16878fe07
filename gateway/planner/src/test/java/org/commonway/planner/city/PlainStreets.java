package org.commonway.planner.city;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
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
        StreetReach there = reachFrom(destination, limitSeconds, limitMetres);
        return new PlainReach() {
            @Override
            public int secondsTo(StreetPoint point) {
                return there.secondsTo(point);
            }

            @Override
            public int metresTo(StreetPoint point) {
                return there.metresTo(point);
            }

            @Override
            public List<Coordinate> courseTo(StreetPoint point) {
                List<Coordinate> back = new ArrayList<>(there.courseTo(point));
                Collections.reverse(back);
                return back;
            }
        };
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
