package org.commonway.planner.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.planner.City;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Assumptions;

/** Real data of Porto; tests that need it are skipped, by name of the file, where it is not there. */
public final class Porto {
    /** Midnight of Tuesday 2024-05-14 in Lisbon. */
    public static final Instant MIDNIGHT = Instant.parse("2024-05-13T23:00:00Z");

    private Porto() {}

    /** A query of queries.csv. */
    public record Query(String fromStop, Place from, String toStop, Place to, int departSeconds) {
        public Instant departAt() {
            return MIDNIGHT.plusSeconds(departSeconds);
        }
    }

    /** The file of this name, or the test ends here, skipped. */
    public static Path file(String name) {
        Optional<Path> found = folders()
                .map(folder -> folder.resolve("data/porto").resolve(name))
                .filter(Files::isRegularFile);
        Assumptions.assumeTrue(
                found.isPresent(), "skipped: data/porto/" + name + " is not there; set COMMONWAY_SHARED to its folder");
        return found.orElseThrow();
    }

    private static Optional<Path> folders() {
        String property = System.getProperty("commonway.shared", System.getenv("COMMONWAY_SHARED"));
        if (property != null) {
            return Optional.of(Path.of(property));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data/porto"))) {
                return Optional.of(at.resolve("shared"));
            }
        }
        return Optional.empty();
    }

    public static City city(Streets streets) {
        return City.of(streets, Currency.getInstance("EUR"))
                .withTimetable(GtfsReader.read("stcp", file("stcp-gtfs.zip")).timetable())
                .withTimetable(
                        GtfsReader.read("metro", file("metro-gtfs-redated.zip")).timetable())
                .withFare("stcp", FarePolicy.flat(Money.of(200, "EUR"), 0))
                .withFare("metro", FarePolicy.flat(Money.of(150, "EUR"), 60));
    }

    public static List<Query> queries() {
        try {
            List<Query> queries = new ArrayList<>();
            for (String line : Files.readAllLines(file("queries.csv")).subList(1, 101)) {
                String[] v = line.split(",", -1);
                queries.add(new Query(
                        v[1], place(v[1], v[2], v[3]), v[4], place(v[4], v[5], v[6]), Integer.parseInt(v[7])));
            }
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Place place(String name, String latitude, String longitude) {
        return new Place(name, new Coordinate(Double.parseDouble(latitude), Double.parseDouble(longitude)));
    }

    /** Scooters and bicycles free-floating around the stops, and docked bicycles at stations. */
    public static Fleet fleet(City city, int scooters, int bicycles, int stations) {
        Random random = new Random(7);
        VehicleType scooter = new VehicleType("scooter", FormFactor.SCOOTER, 16_000, 30);
        VehicleType bicycle = new VehicleType("bike", FormFactor.BICYCLE, 14_000, 10);
        PricingPlan dear = new PricingPlan("s", Money.of(100, "EUR"), Money.of(22, "EUR"));
        PricingPlan fair = new PricingPlan("b", Money.of(50, "EUR"), Money.of(8, "EUR"));
        List<SharedVehicle> vehicles = new ArrayList<>();
        List<VehicleStation> docks = new ArrayList<>();
        for (int i = 0; i < scooters; i++) {
            vehicles.add(
                    new SharedVehicle("s" + i, "scoot", scooter, near(city, random), 8_000, dear, Optional.empty()));
        }
        for (int i = 0; i < stations; i++) {
            docks.add(new VehicleStation("d" + i, "docked", "Dock " + i, near(city, random), 5, true));
        }
        for (int i = 0; i < bicycles; i++) {
            VehicleStation at = docks.get(random.nextInt(docks.size()));
            vehicles.add(
                    new SharedVehicle("b" + i, "docked", bicycle, at.position(), 0, fair, Optional.of(at.stationId())));
        }
        return new Fleet(vehicles, docks);
    }

    private static Coordinate near(City city, Random random) {
        var stops = city.timetables().get(0).stops();
        Coordinate at = stops.get(random.nextInt(stops.size())).coordinate();
        return new Coordinate(
                at.latitude() + random.nextGaussian() * 0.0027, at.longitude() + random.nextGaussian() * 0.0036);
    }
}
