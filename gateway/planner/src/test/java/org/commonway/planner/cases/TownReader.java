package org.commonway.planner.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.VehicleType;

/** Reads what a case says of its town, row by row; a new kind of section is a new entry here. */
final class TownReader {
    private static final Pattern WALK = Pattern.compile("(.+?) +(\\d+) min +(.+)");
    private static final Pattern ROAD = Pattern.compile("(.+?) +(\\d+) m +(.+)");
    private static final Pattern PLACE = Pattern.compile("(.+?) +(\\d+(?:\\.\\d+)?) km");
    private static final Pattern FARE =
            Pattern.compile("(\\S+) +(\\d+\\.\\d\\d [A-Z]{3})(?:, changes free for (\\d+) min)?");
    private static final Pattern CHANGE =
            Pattern.compile("(.+?) to (.+?) {2,}(?:(\\d+) min|(guaranteed)|(not possible))");
    private static final Pattern VEHICLE = Pattern.compile("(bike|scooter|moped|car) (\\S+) (at|docked at) (.+?)"
            + "(?:, reaches (\\d+) m)?, (\\d+\\.\\d\\d [A-Z]{3}) and (\\d+\\.\\d\\d [A-Z]{3}) a minute");
    private static final Pattern STATION = Pattern.compile("(.+?) of (\\S+) at (.+), (?:(\\d+) docks? free|(closed))");
    private static final Pattern RIDE = Pattern.compile(
            "(\\S+) quotes (\\S+): (\\d\\d:\\d\\d) (.+) (\\d\\d:\\d\\d) (.+), (\\d+\\.\\d\\d [A-Z]{3})");

    private static final Map<String, VehicleType> TYPES = Map.of(
            "bike", new VehicleType("bike", FormFactor.BICYCLE, 15_000, 0),
            "scooter", new VehicleType("scooter", FormFactor.SCOOTER, 18_000, 30),
            "moped", new VehicleType("moped", FormFactor.MOPED, 30_000, 40),
            "car", new VehicleType("car", FormFactor.CAR, 30_000, 120));

    private final CaseTown town;
    private final Map<String, BiConsumer<CaseTown, CaseLine>> rows = new LinkedHashMap<>();

    TownReader(CaseTown town) {
        this.town = town;
        rows.put("Walks", TownReader::walk);
        rows.put("Roads", TownReader::road);
        rows.put("Places", TownReader::place);
        rows.put("Off the map", (into, row) -> into.map().offMap(row.text()));
        rows.put("Zones", TownReader::zone);
        rows.put("Fares", TownReader::fare);
        rows.put("Changes", TownReader::change);
        rows.put("Stations", TownReader::station);
        rows.put("Vehicles", TownReader::vehicle);
        rows.put("Rides", TownReader::ride);
    }

    /** Reads a section; refuses one of a kind that the language does not have. */
    void read(CaseText.Section section) {
        BiConsumer<CaseTown, CaseLine> reader = rows.get(section.head().text());
        if (TimetableReader.reads(section.head())) {
            new TimetableReader(town).read(section);
        } else if (reader == null) {
            throw section.head()
                    .error("\"" + section.head().text() + "\" is no head: write a line such as Bus 1, a question"
                            + " From Home to Work at 08:00, Now, or one of " + String.join(", ", rows.keySet()) + ".");
        } else {
            section.rows().forEach(row -> reader.accept(town, row));
        }
    }

    private static void walk(CaseTown town, CaseLine row) {
        Matcher way = row.match(WALK, "Home  3 min  Market");
        town.map().walk(CaseWay.walk(way.group(1), Integer.parseInt(way.group(2)), way.group(3)));
    }

    private static void road(CaseTown town, CaseLine row) {
        Matcher way = row.match(ROAD, "Home  1500 m  Market");
        town.map().road(CaseWay.road(way.group(1), Integer.parseInt(way.group(2)), way.group(3)));
    }

    private static void place(CaseTown town, CaseLine row) {
        Matcher place = row.match(PLACE, "Market  2.5 km");
        town.map().kilometre(place.group(1), Double.parseDouble(place.group(2)));
    }

    private static void zone(CaseTown town, CaseLine row) {
        List<String> columns = row.columns(2, "rail  Europe/Madrid");
        town.feed(columns.get(0)).zone(columns.get(1));
    }

    private static void fare(CaseTown town, CaseLine row) {
        Matcher fare = row.match(FARE, "bus  2.00 EUR, changes free for 60 min");
        int free = Optional.ofNullable(fare.group(3)).map(Integer::valueOf).orElse(0);
        town.fare(fare.group(1), FarePolicy.flat(row.money(fare.group(2)), free));
    }

    private static void change(CaseTown town, CaseLine row) {
        Matcher change = row.match(CHANGE, "Market to Plaza  5 min (or: guaranteed, not possible)");
        List<CaseFeed> feeds = town.feeds().values().stream()
                .filter(feed -> feed.callsAt(change.group(1)) && feed.callsAt(change.group(2)))
                .toList();
        if (feeds.isEmpty()) {
            throw row.error("No operator above stops at both.");
        }
        for (CaseFeed feed : feeds) {
            if (change.group(3) != null) {
                int seconds = 60 * Integer.parseInt(change.group(3));
                feed.transfer(change.group(1), change.group(2), 2, String.valueOf(seconds));
            } else {
                feed.transfer(change.group(1), change.group(2), change.group(4) != null ? 1 : 3, "");
            }
        }
    }

    private static void station(CaseTown town, CaseLine row) {
        Matcher station = row.match(STATION, "Dock of bikes at Market, 3 docks free");
        int free = Optional.ofNullable(station.group(4)).map(Integer::valueOf).orElse(9);
        String place = town.map().name(station.group(3));
        town.station(at -> new VehicleStation(
                station.group(1),
                station.group(2),
                station.group(1),
                Objects.requireNonNull(at.get(place)),
                free,
                station.group(5) == null));
    }

    private static void vehicle(CaseTown town, CaseLine row) {
        Matcher vehicle = row.match(VEHICLE, "scooter s1 at Home, reaches 3000 m, 1.00 EUR and 0.20 EUR a minute");
        PricingPlan plan = new PricingPlan("plan", row.money(vehicle.group(6)), row.money(vehicle.group(7)));
        boolean docked = vehicle.group(3).equals("docked at");
        int reach = Optional.ofNullable(vehicle.group(5)).map(Integer::valueOf).orElse(0);
        String place = vehicle.group(4);
        if (!docked) {
            town.map().name(place);
        }
        town.vehicle(at -> new SharedVehicle(
                vehicle.group(2),
                vehicle.group(1) + "s",
                Objects.requireNonNull(TYPES.get(vehicle.group(1))),
                docked ? town.stationPlace(row, place, at) : Objects.requireNonNull(at.get(place)),
                reach,
                plan,
                docked ? Optional.of(place) : Optional.empty()));
    }

    private static void ride(CaseTown town, CaseLine row) {
        Matcher ride = row.match(RIDE, "shuttle quotes q1: 08:05 Home 08:15 Work, 9.00 EUR");
        town.map().name(ride.group(4));
        town.map().name(ride.group(6));
        town.ride(at -> new OnDemandOption(
                ride.group(1),
                ride.group(2),
                Objects.requireNonNull(at.get(ride.group(4))),
                Objects.requireNonNull(at.get(ride.group(6))),
                CaseClock.at(ride.group(3)),
                CaseClock.at(ride.group(5)),
                row.money(ride.group(7))));
    }
}
