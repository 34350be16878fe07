package org.commonway.launcher.city;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.ExampleTrip;
import org.commonway.samplecity.OperatorPlan;
import org.commonway.samplecity.feed.FeedFacts;
import org.commonway.samplecity.feed.FeedReader;
import org.commonway.samplecity.feed.FeedUnreadable;
import org.commonway.samplecity.fleet.Fleet;
import org.commonway.samplecity.fleet.FleetMaker;
import org.commonway.samplecity.fleet.GbfsWriter;
import org.commonway.samplecity.place.Point;

/** A real city: its own streets and timetables, with simulated bikes, scooters and a shuttle beside them. */
final class RealCity {
    /** The licence of OpenStreetMap's data (ODbL) asks for it. */
    private static final String OPEN_STREET_MAP = "© OpenStreetMap contributors";

    private static final int BIKE_STATIONS = 120;
    private static final int SCOOTERS = 500;
    private static final int SCOOTER_RANGE_METRES = 20_000;
    private static final double CORE_METRES = 5_000;
    private static final double SHUTTLE_METRES = 3_000;
    private static final int EXAMPLES = 40;
    private static final List<String> COLORS = List.of("#0a5bd3", "#c2185b", "#e8a317", "#00796b", "#5d4037");

    private final CityRequest.Real request;
    private final Path folder;
    private final List<FeedFacts> feeds;
    private final String name;
    private final List<FeedFacts.Stop> core;

    private RealCity(CityRequest.Real request, Path folder, List<FeedFacts> feeds) {
        this.request = request;
        this.folder = folder;
        this.feeds = feeds;
        this.name = cityName(request.osm());
        List<FeedFacts.Stop> stops =
                feeds.stream().flatMap(feed -> feed.stops().stream()).toList();
        Point middle = middle(stops);
        List<FeedFacts.Stop> near = stops.stream()
                .filter(stop -> stop.point().metresTo(middle) < CORE_METRES)
                .toList();
        this.core = near.isEmpty() ? stops : near;
    }

    static CityPlan prepare(CityRequest.Real request, Path folder) throws IOException {
        OsmFile.check(request.osm());
        List<FeedFacts> feeds = new ArrayList<>();
        for (Path gtfs : request.gtfs()) {
            try {
                feeds.add(FeedReader.read(gtfs));
            } catch (FeedUnreadable unreadable) {
                throw new LauncherRefusal(ExitCode.BAD_INPUT, unreadable.sentence(), unreadable);
            }
        }
        Files.createDirectories(folder);
        return new RealCity(request, folder, feeds).plan();
    }

    private CityPlan plan() throws IOException {
        LocalDate date = journeyDate();
        List<OperatorPlan> operators = new ArrayList<>();
        Set<String> ids = new TreeSet<>(Set.of("bikes", "scooters", "shuttle"));
        for (FeedFacts feed : feeds) {
            String color = COLORS.get(operators.size() % COLORS.size());
            operators.add(new OperatorPlan.Timetable(
                    id(feed.agencyId(), ids),
                    feed.agencyName(),
                    color,
                    feed.file().toAbsolutePath(),
                    request.fares().flat(),
                    60,
                    OperatorPlan.Tax.NONE));
        }
        List<FleetMaker.Anchor> anchors = core.stream()
                .map(stop -> new FleetMaker.Anchor(stop.name(), stop.point()))
                .toList();
        FleetMaker maker = new FleetMaker(request.seed());
        operators.add(fleet("bikes", name + " Bikes", "#2e8b57", maker.bikes(List.of(), anchors, BIKE_STATIONS)));
        operators.add(fleet(
                "scooters", name + " Scooters", "#7b4bd6", maker.scooters(anchors, SCOOTERS, SCOOTER_RANGE_METRES)));
        operators.add(shuttle());
        return new CityPlan(
                name,
                feeds.get(0).zone(),
                request.fares().currency(),
                request.osm().toAbsolutePath(),
                OPEN_STREET_MAP,
                date,
                operators,
                examples());
    }

    private LocalDate journeyDate() {
        NavigableSet<LocalDate> common = new TreeSet<>(feeds.get(0).serviceDates());
        feeds.forEach(feed -> common.retainAll(feed.serviceDates()));
        String covered = feeds.stream()
                .map(feed -> feed.agencyName() + " " + feed.coverage())
                .collect(Collectors.joining(", "));
        if (request.date().isPresent()) {
            LocalDate asked = request.date().get();
            if (!common.contains(asked)) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "Not every timetable runs on " + asked + ": give a --date that all cover (" + covered + ").");
            }
            return asked;
        }
        if (common.isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The timetables have no day in common (" + covered + "): give feeds of the same time.");
        }
        return common.first();
    }

    private OperatorPlan fleet(String id, String title, String color, Fleet fleet) throws IOException {
        Path gbfs = Files.createDirectories(folder.resolve(id + "-gbfs"));
        GbfsWriter.write(
                fleet,
                new GbfsWriter.FleetSystem(
                        id,
                        title,
                        feeds.get(0).zone().getId(),
                        request.fares().currency(),
                        feeds.get(0).serviceDates().first().atStartOfDay().toInstant(ZoneOffset.UTC)),
                gbfs);
        return new OperatorPlan.Vehicles(id, title, color, gbfs.resolve("gbfs.json"), OperatorPlan.Tax.NONE);
    }

    private OperatorPlan shuttle() {
        Point middle = middle(core);
        List<Point> area = new ArrayList<>();
        for (int corner = 0; corner < 8; corner++) {
            double angle = StrictMath.PI * (2 * corner + 1) / 8;
            area.add(middle.shifted(SHUTTLE_METRES * StrictMath.cos(angle), SHUTTLE_METRES * StrictMath.sin(angle)));
        }
        return new OperatorPlan.OnDemand(
                "shuttle",
                name + " Shuttle",
                "#c0562f",
                area,
                new OperatorPlan.Hours(LocalTime.of(6, 0), LocalTime.of(23, 30)),
                new OperatorPlan.RidePrices(new BigDecimal("3.00"), new BigDecimal("0.90")),
                OperatorPlan.Tax.NONE);
    }

    /** Pairs of stops 2.5 to 7 km apart, a few steps off the stop, drawn with the seed. */
    private List<ExampleTrip> examples() {
        Random random = new Random(request.seed());
        List<ExampleTrip> trips = new ArrayList<>();
        for (int tries = 0; trips.size() < EXAMPLES && tries < 4_000; tries++) {
            FeedFacts.Stop from = core.get(random.nextInt(core.size()));
            FeedFacts.Stop to = core.get(random.nextInt(core.size()));
            double metres = from.point().metresTo(to.point());
            if (metres > 2_500 && metres < 7_000) {
                trips.add(new ExampleTrip(
                        from.name(),
                        from.point().shifted(random.nextInt(300) - 150, random.nextInt(300) - 150),
                        to.name(),
                        to.point().shifted(random.nextInt(300) - 150, random.nextInt(300) - 150),
                        LocalTime.of(8, 30)));
            }
        }
        if (trips.isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The stops of " + name + " lie too near to each other for a trip worth booking: give feeds of a"
                            + " whole city.");
        }
        return trips;
    }

    private static Point middle(List<FeedFacts.Stop> stops) {
        double[] lats =
                stops.stream().mapToDouble(stop -> stop.point().lat()).sorted().toArray();
        double[] lons =
                stops.stream().mapToDouble(stop -> stop.point().lon()).sorted().toArray();
        return new Point(lats[lats.length / 2], lons[lons.length / 2]);
    }

    /** The agency's id in the letters that the ledger takes; a number is added where two would be the same. */
    static String id(String agency, Set<String> taken) {
        String plain = Normalizer.normalize(agency, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = plain.length() < 2 ? "operator-" + plain : plain;
        String cut = base.substring(0, Math.min(28, base.length())).replaceAll("-+$", "");
        String id = cut;
        for (int number = 2; !taken.add(id); number++) {
            id = cut + "-" + number;
        }
        return id;
    }

    private static String cityName(Path osm) {
        String file = String.valueOf(osm.getFileName()).replaceAll("\\.(osm\\.pbf|pbf|osm)$", "");
        String words = file.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty() ? "City" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
