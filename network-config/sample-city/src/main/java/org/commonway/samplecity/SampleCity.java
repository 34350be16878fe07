package org.commonway.samplecity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonway.samplecity.fleet.Fleet;
import org.commonway.samplecity.fleet.FleetMaker;
import org.commonway.samplecity.fleet.GbfsWriter;
import org.commonway.samplecity.place.Point;
import org.commonway.samplecity.place.Spot;
import org.commonway.samplecity.streets.OsmWriter;
import org.commonway.samplecity.streets.StreetGraph;
import org.commonway.samplecity.streets.StreetMap;
import org.commonway.samplecity.streets.StreetMapMaker;
import org.commonway.samplecity.transit.GtfsWriter;
import org.commonway.samplecity.transit.LineDesigner;
import org.commonway.samplecity.transit.ServicePeriod;
import org.commonway.samplecity.transit.TransitStop;
import org.commonway.samplecity.transit.TransitSystem;

/**
 * The invented city of Alvora on the Lume. The same seed, size and first day give the same bytes on any machine.
 *
 * <p>Its south-west lives on bikes and scooters, its north-east on buses, and the metro joins the two: a trip between
 * them wants three operators. Its scooters have small batteries and cannot do it alone.
 */
public final class SampleCity {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final String CURRENCY = "EUR";
    private static final String ATTRIBUTION = "Streets invented by the sample city generator";
    private static final Site ALVORA = new Site("Alvora", new Point(41.0, -8.0));
    private static final int SERVICE_DAYS = 400;
    private static final double EXAMPLE_SHARE = 0.86;
    private static final double FROM_DEGREES = 225;
    private static final double TO_DEGREES = 45;

    /** As in Portugal, whose language the city speaks: the reduced rate for those who carry people. */
    private static final OperatorPlan.Tax TRANSPORT = new OperatorPlan.Tax(600, "PT", true);
    /** A rented vehicle is no transport of people: the standard rate. */
    private static final OperatorPlan.Tax RENTAL = new OperatorPlan.Tax(2_300, "PT", true);
    /** Too small to be registered: who owes the VAT of her rides, if anybody, is for the city's terms to say. */
    private static final OperatorPlan.Tax TOO_SMALL = new OperatorPlan.Tax(600, "PT", false);

    /**
     * Where a city stands.
     *
     * @param name what it is called
     * @param centre its middle
     */
    public record Site(String name, Point centre) {}

    private final Site site;
    private final long seed;
    private final CitySize size;
    private final LocalDate firstDay;
    private final ServicePeriod period;
    private final StreetMap streets;
    private final StreetGraph graph;
    private final TransitSystem metro;
    private final TransitSystem buses;

    private SampleCity(Site site, long seed, CitySize size, LocalDate firstDay) {
        this.site = site;
        this.seed = seed;
        this.size = size;
        this.firstDay = firstDay;
        this.period = new ServicePeriod(firstDay, SERVICE_DAYS, ZONE);
        this.streets = StreetMapMaker.make(size.radiusMetres(), seed);
        this.graph = new StreetGraph(streets);
        LineDesigner designer = new LineDesigner(graph, size.radiusMetres());
        this.metro = designer.metro("linha-clara", "Linha Clara Metro");
        this.buses = designer.buses("estorninho", "Estorninho Buses");
    }

    /**
     * Writes the city's files.
     *
     * @param seed any number
     * @param size how large
     * @param firstDay the first of 400 days that the timetables cover, such as today; the plan's journey date is the next
     *     weekday after it that is no holiday, so that the example lies ahead whatever the hour
     * @param folder where to; made if it is not there
     * @throws IOException when the disk does not take them
     */
    public static CityPlan write(long seed, CitySize size, LocalDate firstDay, Path folder) throws IOException {
        return write(ALVORA, seed, size, firstDay, folder);
    }

    /**
     * The same, somewhere else and by another name.
     *
     * @throws IOException when the disk does not take it
     */
    public static CityPlan write(Site site, long seed, CitySize size, LocalDate firstDay, Path folder)
            throws IOException {
        return new SampleCity(site, seed, size, firstDay).writeTo(folder);
    }

    private CityPlan writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path osm = folder.resolve("streets.osm");
        OsmWriter.write(streets, site.centre(), osm);
        List<OperatorPlan> operators = new ArrayList<>();
        operators.add(timetable(metro, "#d81b60", "1.50", folder));
        operators.add(timetable(buses, "#e8a317", "1.20", folder));
        operators.add(vehicles("vento-norte", "Vento Norte Bikes", "#2e8b57", bikes(), folder));
        operators.add(vehicles("faisca", "Faísca Scooters", "#7b4bd6", scooters(), folder));
        operators.add(shuttle());
        return new CityPlan(
                site.name(), ZONE, CURRENCY, osm, ATTRIBUTION, period.nextWeekday(), operators, List.of(example()));
    }

    private OperatorPlan timetable(TransitSystem system, String color, String fare, Path folder) throws IOException {
        Path zip = folder.resolve(system.agencyId() + "-gtfs.zip");
        GtfsWriter.write(system, period, site.centre(), zip);
        return new OperatorPlan.Timetable(
                system.agencyId(), system.name(), color, zip, new BigDecimal(fare), 60, TRANSPORT);
    }

    private OperatorPlan vehicles(String id, String name, String color, Fleet fleet, Path folder) throws IOException {
        Path gbfs = Files.createDirectories(folder.resolve(id + "-gbfs"));
        GbfsWriter.write(
                fleet,
                new GbfsWriter.FleetSystem(
                        id,
                        name,
                        ZONE.getId(),
                        CURRENCY,
                        firstDay.atStartOfDay().toInstant(ZoneOffset.UTC)),
                gbfs);
        return new OperatorPlan.Vehicles(id, name, color, gbfs.resolve("gbfs.json"), RENTAL);
    }

    /** Stations in the inner city and in the south-west; none where the example trip ends. */
    private Fleet bikes() {
        List<FleetMaker.Anchor> anchors = new ArrayList<>();
        for (int node = 0; node < streets.crossings(); node++) {
            Spot spot = graph.spot(node);
            boolean inner = spot.metresTo(new Spot(0, 0)) < size.radiusMetres() * 0.62;
            boolean southWest = spot.x() < 0 && spot.y() < 0;
            if ((inner || southWest) && !graph.streetNamesAt(node).isEmpty()) {
                anchors.add(anchor(node));
            }
        }
        List<FleetMaker.Anchor> must = List.of(
                anchor(graph.nearestBusCrossing(Spot.polar(FROM_DEGREES, size.radiusMetres() * EXAMPLE_SHARE))));
        int stations = (int) StrictMath.min(200, 10 + 26 * size.areaFactor());
        return new FleetMaker(seed + 1).bikes(must, anchors, stations);
    }

    private Fleet scooters() {
        List<FleetMaker.Anchor> anchors = new ArrayList<>();
        for (int node = 0; node < streets.crossings(); node++) {
            anchors.add(anchor(node));
        }
        Point from = example().from();
        anchors.stream()
                .filter(anchor -> anchor.point().metresTo(from) < 350)
                .toList()
                .forEach(anchors::add);
        int count = (int) StrictMath.min(1500, 40 + 160 * size.areaFactor());
        int maxRangeMetres = (int) StrictMath.min(20_000, size.radiusMetres() * 1.9);
        return new FleetMaker(seed + 2).scooters(anchors, count, maxRangeMetres);
    }

    private FleetMaker.Anchor anchor(int node) {
        List<String> names = graph.streetNamesAt(node);
        return new FleetMaker.Anchor(
                names.isEmpty() ? site.name() : names.get(0), graph.spot(node).on(site.centre()));
    }

    /** One woman with one minibus, in the north and east beyond the river. */
    private OperatorPlan shuttle() {
        double r = size.radiusMetres();
        List<Point> area = List.of(
                new Spot(-0.1 * r, -0.05 * r).on(site.centre()),
                new Spot(1.15 * r, -0.05 * r).on(site.centre()),
                new Spot(1.15 * r, 1.1 * r).on(site.centre()),
                new Spot(-0.1 * r, 1.1 * r).on(site.centre()));
        return new OperatorPlan.OnDemand(
                "dona-ines",
                "Dona Inês Shuttle",
                "#c0562f",
                area,
                new OperatorPlan.Hours(LocalTime.of(6, 0), LocalTime.of(23, 30)),
                new OperatorPlan.RidePrices(new BigDecimal("3.00"), new BigDecimal("0.90")),
                TOO_SMALL);
    }

    /** From the quarter without transit to a bus stop of the quarter that has nothing else. */
    private ExampleTrip example() {
        double r = size.radiusMetres() * EXAMPLE_SHARE;
        Spot to = Spot.polar(TO_DEGREES, r);
        Spot stop = buses.stops().stream()
                .map(TransitStop::spot)
                .min(Comparator.comparingDouble(to::metresTo))
                .orElse(to);
        int from = graph.nearestBusCrossing(Spot.polar(FROM_DEGREES, r));
        return new ExampleTrip(
                "Bairro do Tear",
                graph.spot(from).on(site.centre()),
                "Alto da Eira",
                stop.on(site.centre()),
                LocalTime.of(8, 30));
    }
}
