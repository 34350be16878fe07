package org.commonway.samplecity.streets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.commonway.samplecity.place.Spot;

/** Makes the street map: rings and radials, bent by the ground, cut by the river, thinned by chance, always connected. */
public final class StreetMapMaker {
    private static final double MISSING_SHARE = 0.12;
    private static final double JITTER_METRES = 16;

    private final double radius;
    private final Random random;
    private final Terrain terrain;
    private final RingPlan plan;
    private final List<Spot> nodes = new ArrayList<>();
    private final List<Street> streets = new ArrayList<>();

    private StreetMapMaker(double radiusMetres, Random random) {
        this.radius = radiusMetres;
        this.random = random;
        this.terrain = new Terrain(radiusMetres, random);
        this.plan = new RingPlan(radiusMetres, new StreetNames(random));
    }

    /** The street map of this seed and radius. */
    public static StreetMap make(double radiusMetres, long seed) {
        return new StreetMapMaker(radiusMetres, new Random(seed)).map();
    }

    private StreetMap map() {
        for (Spot spot : plan.spots()) {
            nodes.add(terrain.place(new Spot(spot.x() + jitter(), spot.y() + jitter())));
        }
        List<Link> kept = choose(links());
        List<Spot> towpath = terrain.towpath();
        int firstOfTowpath = nodes.size();
        nodes.addAll(towpath);
        int crossings = nodes.size();
        layStreets(kept);
        layTowpath(firstOfTowpath, towpath.size());
        return new StreetMap(nodes, crossings, streets, terrain.river(), terrain.park());
    }

    private double jitter() {
        return (random.nextDouble() * 2 - 1) * JITTER_METRES;
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int line = 0; line < plan.lines().size(); line++) {
            PlannedLine planned = plan.lines().get(line);
            for (int i = 0; i + 1 < planned.crossings().size(); i++) {
                Spot from = nodes.get(planned.crossings().get(i));
                Spot to = nodes.get(planned.crossings().get(i + 1));
                boolean green = terrain.inPark(from) && terrain.inPark(to);
                boolean minor = planned.roadClass().compareTo(RoadClass.TERTIARY) >= 0;
                links.add(new Link(
                        line,
                        i,
                        planned.crossings().get(i),
                        planned.crossings().get(i + 1),
                        green && minor ? RoadClass.FOOTWAY : planned.roadClass(),
                        terrain.northOfRiver(from) != terrain.northOfRiver(to)));
            }
        }
        return links;
    }

    /** Leaves out some blocks and most river crossings, then puts back what is needed to keep all connected. */
    private List<Link> choose(List<Link> links) {
        List<Link> bridges = bridges(links);
        List<Link> kept = new ArrayList<>();
        List<Link> spare = new ArrayList<>();
        for (Link link : links) {
            boolean dropped = link.overRiver()
                    ? !bridges.contains(link)
                    : link.roadClass() == RoadClass.RESIDENTIAL && random.nextDouble() < MISSING_SHARE;
            (dropped ? spare : kept).add(link);
        }
        Groups groups = new Groups(nodes.size());
        kept.forEach(link -> groups.join(link.from(), link.to()));
        spare.stream()
                .sorted(Comparator.comparing(Link::overRiver))
                .filter(link -> groups.join(link.from(), link.to()))
                .forEach(kept::add);
        kept.sort(Comparator.comparingInt(Link::line).thenComparingInt(Link::position));
        return kept;
    }

    /** The larger streets bridge the river, a good walk apart from each other. */
    private List<Link> bridges(List<Link> links) {
        double apart = StrictMath.max(450, radius / 4);
        List<Link> chosen = new ArrayList<>();
        links.stream()
                .filter(link -> link.overRiver() && link.roadClass().compareTo(RoadClass.TERTIARY) <= 0)
                .sorted(Comparator.comparing(Link::roadClass))
                .filter(link -> chosen.stream()
                        .allMatch(other -> nodes.get(other.from()).metresTo(nodes.get(link.from())) >= apart))
                .forEach(chosen::add);
        return chosen;
    }

    private void layStreets(List<Link> kept) {
        int i = 0;
        while (i < kept.size()) {
            int end = i + 1;
            while (end < kept.size() && follows(kept.get(end - 1), kept.get(end))) {
                end++;
            }
            lay(kept.subList(i, end));
            i = end;
        }
    }

    private static boolean follows(Link before, Link after) {
        return before.line() == after.line()
                && before.position() + 1 == after.position()
                && before.roadClass() == after.roadClass()
                && before.overRiver() == after.overRiver();
    }

    private void lay(List<Link> part) {
        Link first = part.get(0);
        List<Integer> course = new ArrayList<>();
        course.add(first.from());
        for (Link link : part) {
            if (!link.overRiver() && nodes.get(link.from()).metresTo(nodes.get(link.to())) > 110) {
                course.add(bend(link));
            }
            course.add(link.to());
        }
        String name = first.roadClass() == RoadClass.FOOTWAY
                ? "Jardim da Nora"
                : plan.lines().get(first.line()).name();
        streets.add(new Street(first.roadClass(), name, first.overRiver(), course));
    }

    /** A node half way, a little off the straight line. */
    private int bend(Link link) {
        Spot from = nodes.get(link.from());
        Spot to = nodes.get(link.to());
        double off = (random.nextDouble() * 2 - 1) * 0.07;
        Spot half = new Spot(
                (from.x() + to.x()) / 2 - (to.y() - from.y()) * off,
                (from.y() + to.y()) / 2 + (to.x() - from.x()) * off);
        nodes.add(half);
        return nodes.size() - 1;
    }

    private void layTowpath(int first, int count) {
        List<Integer> course = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            course.add(first + i);
        }
        streets.add(new Street(RoadClass.CYCLEWAY, "Ciclovia do Lume", false, course));
        for (int i = 0; i < count; i += i + 2 == count ? 1 : 2) {
            int node = first + i;
            streets.add(new Street(
                    RoadClass.CYCLEWAY, "Rampa do Lume", false, List.of(node, nearestOnNorthBank(nodes.get(node)))));
        }
    }

    private int nearestOnNorthBank(Spot spot) {
        int best = -1;
        for (int i = 0; i < plan.spots().size(); i++) {
            boolean nearer =
                    best < 0 || nodes.get(i).metresTo(spot) < nodes.get(best).metresTo(spot);
            if (nearer && terrain.northOfRiver(nodes.get(i))) {
                best = i;
            }
        }
        return best;
    }
}
