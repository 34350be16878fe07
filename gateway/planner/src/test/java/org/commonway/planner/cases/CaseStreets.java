package org.commonway.planner.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.commonway.planner.city.PlainStreets;
import org.commonway.planner.place.Box;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;

/** Streets of nothing but the ways that a case has: walks for people, roads for wheels; cars drive 30 km/h. */
final class CaseStreets extends PlainStreets {
    private static final double CAR_SECONDS_PER_METRE = 0.12;
    private static final double BIKE_SECONDS_PER_METRE = 0.24;

    private final List<Coordinate> places;
    private final Map<Coordinate, Integer> numbers = new HashMap<>();
    private final Map<StreetProfile, List<List<Step>>> steps = new HashMap<>();

    private record Step(int to, int seconds, int metres) {}

    private record Reached(int place, int seconds, int metres, int before) {}

    CaseStreets(Map<String, Coordinate> coordinates, List<CaseWay> walks, List<CaseWay> roads) {
        this.places = List.copyOf(coordinates.values());
        for (int i = 0; i < places.size(); i++) {
            numbers.put(places.get(i), i);
        }
        List<String> names = List.copyOf(coordinates.keySet());
        for (StreetProfile profile : StreetProfile.values()) {
            List<List<Step>> from = new ArrayList<>();
            names.forEach(name -> from.add(new ArrayList<>()));
            for (CaseWay way : profile == StreetProfile.FOOT || profile == StreetProfile.WHEELCHAIR ? walks : roads) {
                int one = names.indexOf(way.from());
                int other = names.indexOf(way.to());
                from.get(one).add(new Step(other, seconds(profile, way), way.metres()));
                from.get(other).add(new Step(one, seconds(profile, way), way.metres()));
            }
            steps.put(profile, from);
        }
    }

    private static int seconds(StreetProfile profile, CaseWay way) {
        return switch (profile) {
            case FOOT, WHEELCHAIR -> way.seconds();
            case BIKE -> (int) Math.ceil(way.metres() * BIKE_SECONDS_PER_METRE);
            case CAR -> (int) Math.ceil(way.metres() * CAR_SECONDS_PER_METRE);
        };
    }

    @Override
    public Box bounds() {
        return new Box(41, -8, 42, -7);
    }

    @Override
    public Optional<StreetPoint> findPoint(Coordinate place, StreetProfile profile) {
        return Optional.ofNullable(numbers.get(place)).map(number -> new StreetPoint(place, profile, number, 0, 0));
    }

    @Override
    public StreetPoint getPoint(Coordinate place, StreetProfile profile) {
        return findPoint(place, profile)
                .orElseThrow(() -> new PlannerRefusal(RefusalCode.OUTSIDE_MAP, "The place is not on the map."));
    }

    @Override
    public Optional<StreetRoute> findRoute(StreetPoint from, StreetPoint to) {
        Map<Integer, Reached> found = search(from);
        Reached end = found.get(to.edge());
        if (end == null) {
            return Optional.empty();
        }
        ArrayDeque<Coordinate> course = new ArrayDeque<>();
        for (Reached at = end; at != null; at = found.get(at.before())) {
            course.addFirst(places.get(at.place()));
        }
        if (course.size() == 1) {
            course.add(places.get(end.place()));
        }
        return Optional.of(new StreetRoute(end.metres(), end.seconds(), List.copyOf(course), 0));
    }

    /** The quickest ways to everywhere; the place before the start is -1. */
    private Map<Integer, Reached> search(StreetPoint from) {
        Map<Integer, Reached> found = new HashMap<>();
        PriorityQueue<Reached> queue = new PriorityQueue<>(Comparator.comparingInt(Reached::seconds));
        queue.add(new Reached(from.edge(), 0, 0, -1));
        for (Reached at = queue.poll(); at != null; at = queue.poll()) {
            if (found.putIfAbsent(at.place(), at) == null) {
                for (Step step : steps.getOrDefault(from.profile(), List.of()).get(at.place())) {
                    queue.add(new Reached(
                            step.to(), at.seconds() + step.seconds(), at.metres() + step.metres(), at.place()));
                }
            }
        }
        return found;
    }

    @Override
    public StreetReach reachFrom(StreetPoint origin, int limitSeconds, int limitMetres) {
        Map<Integer, Reached> found = search(origin);
        found.values().removeIf(at -> at.seconds() > limitSeconds || at.metres() > limitMetres);
        return new PlainReach() {
            @Override
            public List<Coordinate> courseTo(StreetPoint point) {
                return findRoute(origin, point).orElseThrow().geometry();
            }

            @Override
            public int secondsTo(StreetPoint point) {
                Reached at = found.get(point.edge());
                return at == null ? UNREACHED : at.seconds();
            }

            @Override
            public int metresTo(StreetPoint point) {
                Reached at = found.get(point.edge());
                return at == null ? UNREACHED : at.metres();
            }
        };
    }
}
