package org.commonway.launcher.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.OperatorPlan;
import org.commonway.samplecity.place.Point;

/** The nodes, the gateway and the city offices of a network and their configuration, written into the state folder. */
final class NetworkPlan {
    private static final String HOST = "127.0.0.1";
    private static final int COMMISSION_BPS = 300;
    /** Nodes start often and do little: a small heap, the simplest collector, only the quick compiler. */
    private static final List<String> NODE_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "-Xshare:auto");

    private static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx1536m", "-Xshare:auto");

    private final Path project;
    private final List<CityOnChannel> cities;
    private final StateFolder state;
    private final Map<String, String> ledgers;
    private final int gatewayPort;
    private final List<ProcessPlan> nodes = new ArrayList<>();
    private final List<ProcessPlan> offices = new ArrayList<>();

    /**
     * A plan.
     *
     * @param cities at least one; the gateway's first first
     * @param ledgers where the members of each organisation speak to the ledger: host:port by MSP
     */
    NetworkPlan(Path project, List<CityOnChannel> cities, StateFolder state, Map<String, String> ledgers, Ports ports) {
        this.project = project;
        this.cities = List.copyOf(cities);
        this.state = state;
        this.ledgers = Map.copyOf(ledgers);
        this.gatewayPort = ports.gateway();
        for (CityOnChannel city : cities) {
            city.plan().operators().forEach(operator -> nodes.add(node(city, operator, ports)));
            offices.add(office(city, ports.nextOffice()));
        }
    }

    /** Where the pages and the API are. */
    String gatewayUrl() {
        return "http://" + HOST + ":" + gatewayPort;
    }

    List<ProcessPlan> nodes() {
        return List.copyOf(nodes);
    }

    /** One for each city. */
    List<ProcessPlan> offices() {
        return List.copyOf(offices);
    }

    ProcessPlan gateway() {
        String name = "gateway";
        state.write(state.configuration(name), Yaml.of(gatewayConfiguration(name)));
        return new ProcessPlan(
                name,
                name,
                JavaProgram.GATEWAY.commandLine(project, flags(GATEWAY_FLAGS, name), List.of()),
                Map.of(),
                List.of(gatewayPort),
                gatewayUrl() + "/health");
    }

    private ProcessPlan node(CityOnChannel city, OperatorPlan operator, Ports ports) {
        String name = city.node(operator);
        int grpc = ports.nextNodeGrpc();
        int http = ports.nextNodeHttp();
        state.write(state.configuration(name), Yaml.of(nodeConfiguration(city, operator, grpc, http)));
        return new ProcessPlan(
                name,
                "node",
                JavaProgram.NODE.commandLine(project, flags(NODE_FLAGS, name), List.of()),
                Map.of(),
                List.of(grpc, http),
                "http://" + HOST + ":" + http + "/health");
    }

    private ProcessPlan office(CityOnChannel city, int port) {
        String name = CityOnChannel.office(city.channel());
        state.write(state.configuration(name), Yaml.of(officeConfiguration(city, name, port)));
        return new ProcessPlan(
                name,
                "office",
                JavaProgram.CITY_OFFICE.commandLine(project, flags(NODE_FLAGS, name), List.of()),
                Map.of(),
                List.of(port),
                "http://" + HOST + ":" + port + "/health");
    }

    private Map<String, Object> officeConfiguration(CityOnChannel city, String name, int port) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("data", state.data(name).toString());
        own.put("city", city.plan().name());
        own.put("identity", identity(Member.CITY));
        own.put("ledger", ledgerConfiguration(Member.CITY, city.channel()));
        // A gateway names its log by its id and the channel, and serves that of any of its cities so.
        String url = gatewayUrl() + "/logs/" + city.channel();
        own.put("logs", List.of(ordered("origin", Member.GATEWAY.id() + "/" + city.channel(), "url", url)));
        // It listens on this machine alone.
        own.put("shows-everything", true);
        return ordered("micronaut", ordered("server", ordered("host", HOST, "port", port)), "commonway", own);
    }

    private Map<String, Object> nodeConfiguration(
            CityOnChannel where, OperatorPlan operator, int grpcPort, int httpPort) {
        CityPlan city = where.plan();
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("data", state.data(where.node(operator)).toString());
        own.put("operator", operator(city, operator));
        own.put("grpc", ordered("host", HOST, "port", grpcPort, "address", HOST + ":" + grpcPort));
        own.put("identity", identity(Member.of(operator)));
        own.put("ledger", ledgerConfiguration(Member.of(operator), where.channel()));
        own.put("holds", ordered("seconds", 120, "max-open", 1000));
        if (operator instanceof OperatorPlan.Timetable timetable) {
            own.put("timetable", timetable(city, timetable));
        } else if (operator instanceof OperatorPlan.Vehicles vehicles) {
            own.put("vehicles", vehicles(city, vehicles));
        } else if (operator instanceof OperatorPlan.OnDemand rides) {
            own.put("on-demand", onDemand(city, rides));
        }
        return ordered("micronaut", ordered("server", ordered("host", HOST, "port", httpPort)), "commonway", own);
    }

    private static Map<String, Object> operator(CityPlan city, OperatorPlan operator) {
        Map<String, Object> who = ordered(
                "id", operator.id(), "name", operator.name(), "color", operator.color(), "time-zone", zone(city));
        who.put("vat-registered", operator.tax().registered());
        if (!operator.tax().country().isEmpty()) {
            who.put("country", operator.tax().country());
        }
        return who;
    }

    private static Map<String, Object> timetable(CityPlan city, OperatorPlan.Timetable timetable) {
        return ordered(
                "gtfs", timetable.gtfs().toString(),
                "flat-fare", timetable.flatFare().toPlainString(),
                "currency", city.currency(),
                "free-transfer-minutes", timetable.freeTransferMinutes(),
                // A tenth is kept from the booking on, so that a fee can be seen at any time of day.
                "conditions",
                        ordered(
                                "cancellation",
                                "2592000:0 900:1000 0:5000",
                                "vat-bps",
                                timetable.tax().vatBps()));
    }

    private static Map<String, Object> vehicles(CityPlan city, OperatorPlan.Vehicles vehicles) {
        return ordered(
                "gbfs", vehicles.gbfs().toString(),
                "currency", city.currency(),
                "poll-seconds", 10,
                "simulator", ordered("enabled", true, "seed", 7, "tick-seconds", 5),
                "conditions", ordered("vat-bps", vehicles.tax().vatBps()));
    }

    private static Map<String, Object> onDemand(CityPlan city, OperatorPlan.OnDemand rides) {
        String area = rides.area().stream().map(NetworkPlan::corner).collect(Collectors.joining(" "));
        return ordered(
                "area", area,
                "opens", rides.hours().opens().toString(),
                "closes", rides.hours().closes().toString(),
                "vehicles", 1,
                "start-price", rides.prices().start().toPlainString(),
                "price-per-km", rides.prices().perKilometre().toPlainString(),
                "currency", city.currency(),
                "speed-kmh", 28,
                // A tenth is kept from the booking on, half within the last hour: so a fee can be seen at any time of
                // day.
                "conditions",
                        ordered(
                                "cancellation",
                                "2592000:0 3600:1000 600:5000",
                                "vat-bps",
                                rides.tax().vatBps()));
    }

    private static String corner(Point point) {
        return point.lat() + "," + point.lon();
    }

    private Map<String, Object> gatewayConfiguration(String name) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("data", state.data(name).toString());
        own.put(
                "gateway",
                ordered(
                        "id",
                        Member.GATEWAY.id(),
                        "name",
                        cities.get(0).plan().name() + " demo gateway",
                        "commission-bps",
                        COMMISSION_BPS));
        own.put("identity", identity(Member.GATEWAY));
        own.put("ledger", ledgerConfiguration(Member.GATEWAY, cities.get(0).channel()));
        own.put("city", city(cities.get(0).plan()));
        List<Object> further = new ArrayList<>();
        for (CityOnChannel city : cities.subList(1, cities.size())) {
            Map<String, Object> entry = city(city.plan());
            entry.put("ledger", ledgerConfiguration(Member.GATEWAY, city.channel()));
            further.add(entry);
        }
        if (!further.isEmpty()) {
            own.put("further-cities", further);
        }
        own.put("wallet", ordered("opening-balance", "50.00"));
        own.put("quotes", ordered("deadline-millis", 800));
        return ordered("micronaut", ordered("server", ordered("host", HOST, "port", gatewayPort)), "commonway", own);
    }

    private static Map<String, Object> city(CityPlan city) {
        return ordered(
                "name", city.name(),
                "streets", city.streets().toString(),
                "time-zone", zone(city),
                "currency", city.currency(),
                "journey-date", city.journeyDate().toString(),
                "attribution", city.attribution());
    }

    private static String zone(CityPlan city) {
        return city.zone().getId();
    }

    private Map<String, Object> ledgerConfiguration(Member member, String channel) {
        return ordered(
                "address", String.valueOf(ledgers.get(member.msp())), "channel", channel, "chaincode", "commonway");
    }

    private Map<String, Object> identity(Member member) {
        return ordered(
                "msp", member.msp(),
                "folder", state.crypto().resolve(member.folder()).toString(),
                "trust", state.crypto().resolve("trust.pem").toString());
    }

    /** The state folder's name goes first, so that a person who lists processes sees whose they are. */
    private List<String> flags(List<String> jvmFlags, String... configured) {
        List<String> flags = new ArrayList<>(List.of("-Dcommonway.state=" + state.root()));
        for (String name : configured) {
            flags.add("-Dmicronaut.config.files=" + state.configuration(name));
        }
        flags.addAll(jvmFlags);
        return flags;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
