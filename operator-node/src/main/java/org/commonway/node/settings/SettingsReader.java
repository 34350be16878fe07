package org.commonway.node.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonway.node.fare.DistanceFare;
import org.commonway.node.fare.FlatFare;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.hold.HoldLimits;
import org.commonway.node.place.Area;
import org.commonway.node.place.Position;
import org.commonway.node.quote.RideService;
import org.commonway.node.settings.NodeSettings.GrpcSettings;
import org.commonway.node.settings.NodeSettings.IdentitySettings;
import org.commonway.node.settings.NodeSettings.LedgerSettings;
import org.commonway.node.settings.NodeSettings.NetworkSettings;
import org.commonway.node.settings.NodeSettings.OperatorSettings;
import org.commonway.node.settings.NodeSettings.Services;
import org.commonway.node.settings.NodeSettings.SimulatorSettings;
import org.commonway.node.settings.NodeSettings.TimetableSettings;
import org.commonway.node.settings.NodeSettings.VehicleSettings;
import org.commonway.node.vehicle.FormFactor;

/** From single values to checked settings; what does not fit throws {@link StartFailure} with the key's name. */
public final class SettingsReader {
    /** The plan of vehicles whose feed names none. */
    public static final String FALLBACK_PLAN = "standard";

    private final Properties properties;
    private final ConditionsReader conditions;

    /**
     * Reads from this source.
     *
     * @param source value of a key below "commonway.", when it is set
     */
    public SettingsReader(Function<String, Optional<String>> source) {
        this.properties = new Properties(source);
        this.conditions = new ConditionsReader(properties);
    }

    /** All of them. */
    public NodeSettings read(Set<String> servicesConfigured) {
        OperatorSettings operator = operator();
        return new NodeSettings(
                properties.getPath("data"),
                operator,
                network(),
                HoldLimits.of(
                        properties.getInt("holds.seconds", 120, 1, 3600),
                        properties.getInt("holds.max-open", 1000, 1, 1_000_000)),
                services(servicesConfigured, operator));
    }

    private OperatorSettings operator() {
        String id = properties.get("operator.id");
        if (!id.matches("[a-z0-9-]{2,32}")) {
            throw properties.bad("operator.id", "must be 2 to 32 of a-z, 0-9 and '-', not '" + id + "'");
        }
        String name = properties.get("operator.name", id);
        if (name.length() > 80) {
            throw properties.bad("operator.name", "must have at most 80 characters");
        }
        String color = properties.get("operator.color", "#3366cc");
        if (!color.matches("#[0-9a-fA-F]{6}")) {
            throw properties.bad("operator.color", "must look like \"#0a5bd3\", not '" + color + "'");
        }
        String cooperative = properties.get("operator.cooperative", "");
        if (!cooperative.matches("([a-z0-9-]{2,32})?")) {
            throw properties.bad(
                    "operator.cooperative", "must be 2 to 32 of a-z, 0-9 and '-', not '" + cooperative + "'");
        }
        return new OperatorSettings(
                id,
                name,
                color,
                zone(),
                new NodeSettings.Registration(properties.getBoolean("operator.vat-registered", true), cooperative));
    }

    private ZoneId zone() {
        String name = properties.get("operator.time-zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    "Configuration commonway.operator.time-zone must be an IANA name such as Europe/Lisbon, not '"
                            + name + "'.",
                    unknown);
        }
    }

    private NetworkSettings network() {
        return new NetworkSettings(
                new GrpcSettings(
                        properties.get("grpc.host", "127.0.0.1"),
                        properties.getInt("grpc.port", 7201, 0, 65535),
                        properties.find("grpc.address")),
                new IdentitySettings(
                        properties.get("identity.msp"),
                        properties.getPath("identity.folder"),
                        properties.getPath("identity.trust")),
                new LedgerSettings(
                        properties.get("ledger.address"),
                        properties.get("ledger.channel", "mobility"),
                        properties.get("ledger.chaincode", "commonway")));
    }

    private Services services(Set<String> configured, OperatorSettings operator) {
        if (configured.isEmpty()) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    "Configuration names nothing that operator " + operator.id()
                            + " runs; add commonway.timetable, commonway.vehicles or commonway.on-demand.");
        }
        return new Services(
                configured.contains("timetable") ? Optional.of(timetable()) : Optional.empty(),
                configured.contains("vehicles") ? Optional.of(vehicles()) : Optional.empty(),
                configured.contains("on-demand") ? Optional.of(onDemand(operator)) : Optional.empty());
    }

    private TimetableSettings timetable() {
        Currency currency = properties.getCurrency("timetable.currency");
        return new TimetableSettings(
                properties.getPath("timetable.gtfs"),
                new FlatFare(
                        properties.getMoney("timetable.flat-fare", currency),
                        properties.getInt("timetable.free-transfer-minutes", 0, 0, 1440)),
                conditions.read("timetable", ConditionsReader.TICKET),
                new RealtimeReader(properties).read());
    }

    private VehicleSettings vehicles() {
        Currency currency = properties.getCurrency("vehicles.currency");
        Optional<PricingPlan> fallback = properties
                .find("vehicles.price-per-minute")
                .map(price -> new PricingPlan(
                        FALLBACK_PLAN,
                        properties.getMoney("vehicles.start-price", currency),
                        properties.getMoney("vehicles.price-per-minute", currency)));
        Optional<SimulatorSettings> simulator = properties.getBoolean("vehicles.simulator.enabled", false)
                ? Optional.of(new SimulatorSettings(
                        properties.getInt("vehicles.simulator.seed", 1, 0, Integer.MAX_VALUE),
                        properties.getInt("vehicles.simulator.tick-seconds", 5, 1, 3600)))
                : Optional.empty();
        return new VehicleSettings(
                properties.get("vehicles.gbfs"),
                currency,
                fallback,
                properties.getInt("vehicles.poll-seconds", 10, 1, 86_400),
                simulator,
                conditions.read("vehicles", ConditionsReader.RENTAL),
                minimumAges());
    }

    /** GBFS has no field for it: the operator says it here. */
    private Map<FormFactor, Integer> minimumAges() {
        Map<FormFactor, Integer> ages = new EnumMap<>(FormFactor.class);
        ages.put(FormFactor.BICYCLE, properties.getInt("vehicles.minimum-age.bicycle", 0, 0, 120));
        ages.put(FormFactor.SCOOTER_STANDING, properties.getInt("vehicles.minimum-age.scooter", 0, 0, 120));
        ages.put(FormFactor.MOPED, properties.getInt("vehicles.minimum-age.moped", 0, 0, 120));
        ages.put(FormFactor.CAR, properties.getInt("vehicles.minimum-age.car", 0, 0, 120));
        return ages;
    }

    private RideService onDemand(OperatorSettings operator) {
        Currency currency = properties.getCurrency("on-demand.currency");
        DistanceFare fare = new DistanceFare(
                properties.getMoney("on-demand.start-price", currency),
                properties.getMoney("on-demand.price-per-km", currency));
        RideService.RideFleet fleet = new RideService.RideFleet(
                operator.id(),
                properties.getInt("on-demand.vehicles", 1, 1, 10_000),
                properties.getInt("on-demand.seats", 8, 1, 8),
                properties.getInt("on-demand.speed-kmh", 28, 1, 130));
        try {
            RideService.Hours hours = new RideService.Hours(
                    properties.getTimeOfDay("on-demand.opens"),
                    properties.getTimeOfDay("on-demand.closes"),
                    operator.zone());
            return new RideService(
                    area(), hours, fleet, fare, conditions.read("on-demand", ConditionsReader.ON_DEMAND));
        } catch (IllegalArgumentException wrong) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT, "Configuration commonway.on-demand: " + wrong.getMessage() + ".", wrong);
        }
    }

    private Area area() {
        List<Position> ring = new ArrayList<>();
        for (String corner : properties.get("on-demand.area").split("\\s+", -1)) {
            String[] degrees = corner.split(",", -1);
            try {
                ring.add(Position.ofDegrees(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notACorner) {
                throw new StartFailure(
                        StartFailure.Kind.INPUT,
                        "Configuration commonway.on-demand.area must be corners as \"lat,lon lat,lon ...\", not '"
                                + corner + "'.",
                        notACorner);
            }
        }
        return new Area(ring);
    }
}
