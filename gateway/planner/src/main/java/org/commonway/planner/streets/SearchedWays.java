package org.commonway.planner.streets;

import java.util.Optional;

/** Ways found by one search of the streets from each start. */
final class SearchedWays implements StreetWays {
    private final Streets streets;
    private final int limitSeconds;

    private record Place(StreetPoint point) implements End {}

    SearchedWays(Streets streets, int limitSeconds) {
        this.streets = streets;
        this.limitSeconds = limitSeconds;
    }

    @Override
    public Start start(StreetPoint place) {
        StreetReach reach = streets.reachFrom(place, limitSeconds);
        return end -> findWay(reach, ((Place) end).point());
    }

    @Override
    public End end(StreetPoint place) {
        return new Place(place);
    }

    private static Optional<StreetWay> findWay(StreetReach reach, StreetPoint point) {
        int seconds = reach.secondsTo(point);
        return seconds == StreetReach.UNREACHED
                ? Optional.empty()
                : Optional.of(new StreetWay(seconds, reach.metresTo(point), reach.delaySecondsTo(point)));
    }
}
