package org.commonway.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.fare.feed.FeedFare;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.timetable.Timetable;

/**
 * What the rides of a city's timetables cost: by the fare that was given for the operator, otherwise by those of its feed.
 * Made once for a city; what is looked up in the feeds' tables is kept.
 */
final class CityFares {
    private final City city;
    /** By timetable; unknown where another fare was given, which goes before. */
    private final List<FeedFare> feeds;

    CityFares(City city) {
        this.city = city;
        this.feeds = city.timetables().stream()
                .map(timetable -> findGiven(timetable).isPresent()
                        ? new FeedFare.Unknown("Another fare was given.")
                        : FeedFare.of(timetable, city.currency()))
                .toList();
    }

    private Optional<FarePolicy> findGiven(Timetable timetable) {
        return Optional.ofNullable(city.fares().get(timetable.operatorId()));
    }

    /** For a search; fares in another currency than the city's count as unknown. */
    RideCosts costs(PlanRequest request) {
        List<Optional<RideCosts.Fare>> flat = new ArrayList<>();
        for (int feed = 0; feed < feeds.size(); feed++) {
            flat.add(findFlat(
                    city.timetables().get(feed),
                    feeds.get(feed),
                    request.party().passengers()));
        }
        return new RideCosts(
                flat,
                feeds.stream().map(CityFares::byRide).toList(),
                city.emissions(),
                request.limits().modes(),
                request.party().passengers());
    }

    private Optional<RideCosts.Fare> findFlat(Timetable timetable, FeedFare feed, int passengers) {
        return feed instanceof FeedFare.Flat flat
                ? Optional.of(new RideCosts.Fare(flat.minorUnits() * passengers, flat.freeSeconds()))
                : findGiven(timetable)
                        .filter(fare -> fare.boarding().currency().equals(city.currency()))
                        .map(fare -> new RideCosts.Fare(
                                Math.toIntExact(fare.boarding().minorUnits() * passengers),
                                60 * fare.freeTransferMinutes()));
    }

    private static Optional<FeedFare.ByRide> byRide(FeedFare fare) {
        return fare instanceof FeedFare.ByRide byRide ? Optional.of(byRide) : Optional.empty();
    }
}
