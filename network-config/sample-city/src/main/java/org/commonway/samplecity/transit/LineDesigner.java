package org.commonway.samplecity.transit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonway.samplecity.place.Spot;
import org.commonway.samplecity.streets.StreetGraph;

/**
 * Draws the lines. The metro crosses the city from west to east and from north to south; buses go where it does not,
 * but for the quarter in the south-west, which has no transit at all and lives on bikes and scooters.
 */
public final class LineDesigner {
    private static final double METRO_REACH = 0.82;
    /** Ends of the lines of {@link #manyBuses}: 0.3 to 0.92 of the radius from the centre. */
    private static final double MANY_REACH = 0.62;

    /** What they pass in the middle lies at most this share of the radius from the centre. */
    private static final double MANY_MIDDLE = 0.4;

    private static final double METRO_STATION_METRES = 620;
    private static final double BUS_STOP_METRES = 330;
    private static final List<String> STATIONS = List.of(
            "Praça do Relógio",
            "Mercado",
            "Olarias",
            "Jardim Botânico",
            "Ponte Alta",
            "Universidade",
            "Teatro",
            "Estaleiro",
            "Fonte Clara",
            "Moinhos",
            "Cais Novo",
            "Hospital",
            "Miradouro",
            "Pomares",
            "Biblioteca",
            "Campo Grande da Eira",
            "Lagares",
            "Tecelagem",
            "Sol Nascente",
            "Vale Sereno",
            "Três Torres",
            "Aqueduto",
            "Cerejeiras",
            "Porta do Mar");

    private final StreetGraph graph;
    private final double radius;
    private final Map<Integer, TransitStop> stations = new HashMap<>();
    private final Map<Integer, TransitStop> busStops = new HashMap<>();
    private final Map<String, Integer> namesUsed = new HashMap<>();

    /** A designer for a city of this street graph and radius in metres. */
    public LineDesigner(StreetGraph graph, double radiusMetres) {
        this.graph = graph;
        this.radius = radiusMetres;
    }

    /** The metro: two lines, three in a large city. */
    public TransitSystem metro(String agencyId, String name) {
        List<TransitLine> lines = new ArrayList<>();
        lines.add(metroLine("A", "d81b60", 180, 0));
        lines.add(metroLine("B", "1e63b5", 90, 270));
        if (radius >= 4_000) {
            lines.add(metroLine("C", "2e8b57", 150, 300));
        }
        return new TransitSystem(agencyId, name, lines);
    }

    /** The buses: eight lines, more in a large city. */
    public TransitSystem buses(String agencyId, String name) {
        List<TransitLine> lines = new ArrayList<>();
        lines.add(busLine("1", polars(METRO_REACH, 90, 67, 45, 22, 0)));
        lines.add(busLine("2", polars(METRO_REACH, 90, 115, 140, 160, 180)));
        lines.add(busLine("3", polars(METRO_REACH, 0, 338, 315, 292, 270)));
        lines.add(busLine("4", polars(0.4, 90, 45, 0, 315, 270)));
        lines.add(busLine("5", polars(0.4, 270, 180, 135, 90)));
        lines.add(busLine("6", List.of(Spot.polar(0, 0), at(135, 0.3), at(135, 0.6), at(135, 0.93))));
        lines.add(busLine("7", List.of(Spot.polar(0, 0), at(315, 0.3), at(315, 0.6), at(315, 0.93))));
        lines.add(busLine("8", List.of(at(0, 0.6), at(25, 0.62), at(45, 0.72), at(65, 0.62), at(90, 0.6))));
        if (radius >= 4_000) {
            lines.add(busLine("9", polars(0.25, 0, 90, 180, 270, 0)));
            lines.add(busLine("10", polars(0.6, 90, 135, 180)));
        }
        return new TransitSystem(agencyId, name, lines);
    }

    /**
     * Buses across the city in all directions, as many as it takes for about so many rows of stop_times.txt: the last
     * line may make some more.
     */
    public TransitSystem manyBuses(String agencyId, String name, long stopTimes, Random random) {
        List<TransitLine> lines = new ArrayList<>();
        for (long rows = 0; rows < stopTimes; ) {
            double from = random.nextDouble() * 360;
            double to = from + 90 + random.nextDouble() * 180;
            List<Spot> via = List.of(
                    at(from, 0.3 + random.nextDouble() * MANY_REACH),
                    at(random.nextDouble() * 360, random.nextDouble() * MANY_MIDDLE),
                    at(to, 0.3 + random.nextDouble() * MANY_REACH));
            TransitLine line = busLine(Integer.toString(lines.size() + 1), via);
            if (line.calls().size() > 1) {
                lines.add(line);
                rows += GtfsWriter.stopTimes(line);
            }
        }
        return new TransitSystem(agencyId, name, lines);
    }

    private Spot at(double degrees, double share) {
        return Spot.polar(degrees, share * radius);
    }

    private List<Spot> polars(double share, double... degrees) {
        List<Spot> spots = new ArrayList<>();
        for (double angle : degrees) {
            spots.add(at(angle, share));
        }
        return spots;
    }

    private TransitLine metroLine(String id, String color, double fromDegrees, double toDegrees) {
        int perArm = (int) StrictMath.max(2, StrictMath.rint(radius * METRO_REACH / METRO_STATION_METRES));
        List<Spot> course = new ArrayList<>();
        List<TransitLine.Call> calls = new ArrayList<>();
        double metres = 0;
        for (int i = -perArm; i <= perArm; i++) {
            double share = METRO_REACH * StrictMath.abs(i) / perArm;
            TransitStop stop = station(graph.nearestBusCrossing(at(i < 0 ? fromDegrees : toDegrees, share)));
            if (!course.isEmpty()) {
                metres += course.get(course.size() - 1).metresTo(stop.spot());
            }
            course.add(stop.spot());
            calls.add(new TransitLine.Call(stop, metres));
        }
        return new TransitLine(id, longName(calls), color, Vehicle.METRO, calls, course);
    }

    private TransitStop station(int node) {
        return stations.computeIfAbsent(node, key -> {
            int number = stations.size();
            String name = STATIONS.get(number % STATIONS.size());
            return new TransitStop("M" + (number + 1), unique(name), graph.spot(key));
        });
    }

    private TransitLine busLine(String id, List<Spot> via) {
        List<Integer> path = new ArrayList<>();
        for (int i = 0; i + 1 < via.size(); i++) {
            List<Integer> part =
                    graph.busPath(graph.nearestBusCrossing(via.get(i)), graph.nearestBusCrossing(via.get(i + 1)));
            path.addAll(path.isEmpty() || part.isEmpty() ? part : part.subList(1, part.size()));
        }
        List<Spot> course = path.stream().map(graph::spot).toList();
        List<TransitLine.Call> calls = busCalls(path);
        return new TransitLine(id, longName(calls), "e8a317", Vehicle.BUS, calls, course);
    }

    /** A stop at the first crossing, at the last, and about every 330 metres between. */
    private List<TransitLine.Call> busCalls(List<Integer> path) {
        List<TransitLine.Call> calls = new ArrayList<>();
        double metres = 0;
        double sinceLast = BUS_STOP_METRES;
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            boolean named = graph.streetNamesAt(path.get(i)).size() > 1;
            if (last && sinceLast < BUS_STOP_METRES / 2 && calls.size() > 1) {
                calls.remove(calls.size() - 1);
            }
            if (last || (named && sinceLast >= BUS_STOP_METRES)) {
                calls.add(new TransitLine.Call(busStop(path.get(i)), metres));
                sinceLast = 0;
            }
            if (!last) {
                double step = graph.spot(path.get(i)).metresTo(graph.spot(path.get(i + 1)));
                metres += step;
                sinceLast += step;
            }
        }
        return calls;
    }

    private TransitStop busStop(int node) {
        return busStops.computeIfAbsent(node, key -> {
            List<String> streets = graph.streetNamesAt(key);
            String corner = String.join(" / ", streets.subList(0, StrictMath.min(2, streets.size())));
            TransitStop station = stations.get(key);
            String name = station == null ? unique(corner) : station.name();
            return new TransitStop("B" + (busStops.size() + 1), name, graph.spot(key));
        });
    }

    private String unique(String name) {
        int count = namesUsed.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " " + count;
    }

    private static String longName(List<TransitLine.Call> calls) {
        return calls.get(0).stop().name() + " – "
                + calls.get(calls.size() - 1).stop().name();
    }
}
