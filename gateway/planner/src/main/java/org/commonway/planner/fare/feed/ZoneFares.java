package org.commonway.planner.fare.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FaresV1;

/**
 * GTFS Fares v1, by the worked examples of the GTFS documentation. The rides are cut into stretches, each on one ticket,
 * so that the tickets together cost least. A ticket is good for a stretch when it allows that many changes and lasts from
 * the first departure to the last arrival, and its rules match: every line ridden is among its routes, the first and last
 * stop are a pair of its zones, and the zones passed are exactly those that it contains.
 */
final class ZoneFares {
    private static final long NEVER = Long.MAX_VALUE;

    private final Timetable timetable;
    private final List<FareLeg> legs;
    private final FaresV1 fares;
    private final List<List<FaresV1.Rule>> rulesOf = new ArrayList<>();

    ZoneFares(Timetable timetable, List<FareLeg> legs) {
        this.timetable = timetable;
        this.legs = legs;
        this.fares = timetable.fares().v1();
        fares.attributes().forEach(fare -> rulesOf.add(new ArrayList<>()));
        fares.rules().forEach(rule -> rulesOf.get(rule.fare()).add(rule));
    }

    /** In the first currency of the feed in which all rides can be paid. */
    FareAnswer price() {
        Set<Currency> currencies = new LinkedHashSet<>();
        fares.attributes().forEach(fare -> currencies.add(fare.price().currency()));
        for (Currency currency : currencies) {
            long[] best = best(currency);
            if (best[legs.size()] != NEVER) {
                return new FareAnswer.Known(new org.commonway.rules.money.Money(best[legs.size()], currency), "");
            }
        }
        for (int leg = 0; leg < legs.size(); leg++) {
            int alone = leg;
            if (currencies.stream().allMatch(currency -> cheapest(alone, alone + 1, currency) == NEVER)) {
                return new FareAnswer.Incomplete(
                        "No fare of fare_attributes.txt is for leg " + (leg + 1) + ", on route " + route(leg) + ".");
            }
        }
        return new FareAnswer.Incomplete("The fares of the legs are in several currencies.");
    }

    private String route(int leg) {
        return timetable
                .routes()
                .get(timetable.trips().route(legs.get(leg).trip()))
                .routeId();
    }

    /** By number of legs from the first: the least that they cost. */
    private long[] best(Currency currency) {
        long[] best = new long[legs.size() + 1];
        Arrays.fill(best, NEVER);
        best[0] = 0;
        for (int end = 1; end <= legs.size(); end++) {
            for (int start = 0; start < end; start++) {
                long ticket = best[start] == NEVER ? NEVER : cheapest(start, end, currency);
                if (ticket != NEVER) {
                    best[end] = Math.min(best[end], Math.addExact(best[start], ticket));
                }
            }
        }
        return best;
    }

    private long cheapest(int start, int end, Currency currency) {
        List<FareLeg> stretch = legs.subList(start, end);
        long cheapest = NEVER;
        for (int fare = 0; fare < rulesOf.size(); fare++) {
            FaresV1.Attribute attribute = fares.attributes().get(fare);
            if (attribute.price().currency().equals(currency)
                    && attribute.price().minorUnits() < cheapest
                    && allowsChanges(attribute, stretch)
                    && isOfAgency(attribute, stretch)
                    && matches(rulesOf.get(fare), stretch)) {
                cheapest = attribute.price().minorUnits();
            }
        }
        return cheapest;
    }

    private static boolean allowsChanges(FaresV1.Attribute fare, List<FareLeg> stretch) {
        long seconds = stretch.get(stretch.size() - 1).arrival().getEpochSecond()
                - stretch.get(0).departure().getEpochSecond();
        return stretch.size() == 1
                || (stretch.size() - 1 <= fare.transfers().orElse(Integer.MAX_VALUE)
                        && seconds <= fare.transferSeconds().orElse(Integer.MAX_VALUE));
    }

    private boolean isOfAgency(FaresV1.Attribute fare, List<FareLeg> stretch) {
        return fare.agencyId().isEmpty()
                || stretch.stream()
                        .map(leg -> timetable
                                .routes()
                                .get(timetable.trips().route(leg.trip()))
                                .agencyId())
                        .allMatch(agency -> agency.isEmpty() || agency.equals(fare.agencyId()));
    }

    private boolean matches(List<FaresV1.Rule> all, List<FareLeg> stretch) {
        if (all.isEmpty()) {
            return true;
        }
        Trips trips = timetable.trips();
        Set<Integer> routes = new HashSet<>();
        stretch.forEach(leg -> routes.add(trips.route(leg.trip())));
        List<FaresV1.Rule> rules = all.stream()
                .filter(rule ->
                        rule.route().isEmpty() || routes.contains(rule.route().getAsInt()))
                .toList();
        return routes.stream()
                        .allMatch(route -> rules.stream()
                                .anyMatch(rule ->
                                        rule.route().isEmpty() || rule.route().getAsInt() == route))
                && matchesEnds(rules, stretch)
                && matchesZones(rules, stretch);
    }

    private boolean matchesEnds(List<FaresV1.Rule> rules, List<FareLeg> stretch) {
        String origin = zone(stretch.get(0).boardCall());
        String destination = zone(stretch.get(stretch.size() - 1).alightCall());
        List<FaresV1.Rule> pairs = rules.stream()
                .filter(rule ->
                        !rule.originZone().isEmpty() || !rule.destinationZone().isEmpty())
                .toList();
        return pairs.isEmpty()
                || pairs.stream()
                        .anyMatch(rule -> (rule.originZone().isEmpty()
                                        || rule.originZone().equals(origin))
                                && (rule.destinationZone().isEmpty()
                                        || rule.destinationZone().equals(destination)));
    }

    private boolean matchesZones(List<FaresV1.Rule> rules, List<FareLeg> stretch) {
        Set<String> contained = new HashSet<>();
        rules.stream()
                .map(FaresV1.Rule::containsZone)
                .filter(zone -> !zone.isEmpty())
                .forEach(contained::add);
        if (contained.isEmpty()) {
            return true;
        }
        Set<String> passed = new HashSet<>();
        for (FareLeg leg : stretch) {
            for (int call = leg.boardCall(); call <= leg.alightCall(); call++) {
                passed.add(zone(call));
            }
        }
        return passed.equals(contained);
    }

    private String zone(int call) {
        return timetable.stops().get(timetable.trips().callStop(call)).detail().fareZoneId();
    }
}
