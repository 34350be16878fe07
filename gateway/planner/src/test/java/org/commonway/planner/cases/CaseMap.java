package org.commonway.planner.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.planner.place.Coordinate;

/**
 * The places of a case and the ways between them. Places that are joined by walks lie side by side. Each such
 * neighbourhood lies where the case says; or as far north as a road leads there from another; or two kilometres north of
 * all that were named before it.
 */
final class CaseMap {
    private static final double METRES_A_DEGREE = 6_371_008.8 * Math.PI / 180;
    private static final double METRES_BETWEEN = 2_000;
    private static final double METRES_ASIDE = 2;
    /** Where places off the map lie. */
    private static final double FAR_SOUTH = -40;

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> offMap = new LinkedHashSet<>();
    private final Map<String, Double> kilometres = new HashMap<>();
    private final Map<String, Double> norths = new HashMap<>();
    private final List<CaseWay> walks = new ArrayList<>();
    private final List<CaseWay> roads = new ArrayList<>();

    /** Names a place. */
    String name(String place) {
        if (!offMap.contains(place)) {
            names.add(place);
        }
        return place;
    }

    /** Whether the case has named it. */
    boolean knows(String place) {
        return names.contains(place) || offMap.contains(place);
    }

    void offMap(String place) {
        offMap.add(place);
    }

    void kilometre(String place, double kilometre) {
        kilometres.put(name(place), kilometre);
    }

    /** People walk there and back. */
    void walk(CaseWay way) {
        name(way.from());
        name(way.to());
        walks.add(way);
    }

    /** Wheels roll there and back. */
    void road(CaseWay way) {
        name(way.from());
        name(way.to());
        roads.add(way);
    }

    /** Where everything lies. */
    Map<String, Coordinate> coordinates() {
        Map<String, Coordinate> found = new LinkedHashMap<>();
        norths.clear();
        for (String place : names) {
            if (!found.containsKey(place)) {
                List<String> near = neighbours(place);
                double metres = metresNorth(near);
                for (int i = 0; i < near.size(); i++) {
                    norths.put(near.get(i), metres);
                    found.put(near.get(i), at(metres, METRES_ASIDE * i));
                }
            }
        }
        int far = 0;
        for (String place : offMap) {
            found.put(place, new Coordinate(FAR_SOUTH, far++));
        }
        return found;
    }

    /** Where the case says, or as far as a road leads from where something lies already, or beyond all others. */
    private double metresNorth(List<String> near) {
        for (String place : near) {
            if (kilometres.containsKey(place)) {
                return 1_000 * kilometres.getOrDefault(place, 0.0);
            }
        }
        for (CaseWay road : roads) {
            for (String place : near) {
                if (road.touches(place) && norths.containsKey(road.other(place))) {
                    return norths.getOrDefault(road.other(place), 0.0) + road.metres();
                }
            }
        }
        return norths.values().stream().mapToDouble(north -> north).max().orElse(-METRES_BETWEEN) + METRES_BETWEEN;
    }

    private static Coordinate at(double north, double east) {
        return new Coordinate(41 + north / METRES_A_DEGREE, -8 + east / METRES_A_DEGREE);
    }

    private List<String> neighbours(String place) {
        List<String> near = new ArrayList<>(List.of(place));
        for (int i = 0; i < near.size(); i++) {
            for (CaseWay walk : walks) {
                if (walk.touches(near.get(i)) && !near.contains(walk.other(near.get(i)))) {
                    near.add(walk.other(near.get(i)));
                }
            }
        }
        return near;
    }

    /** The streets that these ways make. */
    CaseStreets streets() {
        Map<String, Coordinate> all = coordinates();
        all.keySet().removeAll(offMap);
        return new CaseStreets(all, walks, roads);
    }
}
