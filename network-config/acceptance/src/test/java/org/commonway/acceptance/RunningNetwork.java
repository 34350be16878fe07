package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.fabric.FabricLedger;
import org.commonway.ledger.fabric.LedgerConnection;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;

/** The sample city's network, started by the launcher in a folder of its own on free ports. */
final class RunningNetwork implements AutoCloseable {
    /** The system property that says on what ledger the suite is run: embedded, if it says nothing, or fabric. */
    private static final String KIND = System.getProperty("commonway.network", "embedded");

    /** The channel of the only city, or the first. */
    private static final String FIRST = "mobility";

    private static final Set<String> LEDGER_KINDS = Set.of("ledger", "orderer", "peer", "chaincode");

    private final String state;
    private final JsonNode demo;

    private RunningNetwork(String state, JsonNode demo) {
        this.state = state;
        this.demo = demo;
    }

    /** Runs {@code demo}, which leaves the network running. */
    static RunningNetwork startDemo() {
        return startDemo(Map.of());
    }

    /** The same with more in the environment of its processes, until it is started again. */
    static RunningNetwork startDemo(Map<String, String> environment) {
        try {
            String state = Files.createTempDirectory("commonway").toString();
            Shell.Outcome demo = Shell.commonway(
                    environment, "demo", "--json", "--state", state, "--port-base", "0", "--network", KIND);
            if (demo.exitCode() != 0) {
                Shell.commonway("down", "--state", state);
            }
            assertThat(demo.exitCode()).as(demo.err()).isZero();
            return new RunningNetwork(state, Api.JSON.readTree(demo.out()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small city on Fabric and, on the same network, a further one; with more in the environment until a restart. */
    static RunningNetwork startTwoCities(String further, Map<String, String> environment) {
        try {
            String state = Files.createTempDirectory("commonway").toString();
            RunningNetwork network = new RunningNetwork(state, Api.JSON.missingNode());
            List<List<String>> commands = List.of(
                    List.of("fabric", "up", "--port-base", "0"),
                    List.of("fabric", "city", "add", further),
                    List.of("up", "--network", "fabric", "--size", "small", "--city", further, "--port-base", "0"));
            for (List<String> command : commands) {
                List<String> all = new ArrayList<>(command);
                all.addAll(List.of("--state", state));
                Shell.Outcome done = Shell.commonway(environment, all.toArray(String[]::new));
                if (done.exitCode() != 0) {
                    network.close();
                }
                assertThat(done.exitCode()).as(done.err()).isZero();
            }
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code demo --json} printed. */
    JsonNode demo() {
        return demo;
    }

    /** The gateway's address. */
    String address() {
        return network().get("gatewayUrl").asText();
    }

    /** The address of the first city's office. */
    String officeAddress() {
        return StreamSupport.stream(network().get("processes").spliterator(), false)
                .filter(process -> process.get("kind").asText().equals("office"))
                .findFirst()
                .orElseThrow()
                .get("healthUrl")
                .asText()
                .replaceAll("/health$", "");
    }

    Api api() {
        return new Api(address());
    }

    /** The body of a search that has options over several operators. */
    String exampleRequest() {
        return exampleRequestAt(exampleDeparture());
    }

    /** When the example is for: some weekday morning, which may be tomorrow. */
    LocalDateTime exampleDeparture() {
        JsonNode examples = file("examples.json");
        return LocalDateTime.parse(examples.get("journeyDate").asText() + "T"
                + examples.at("/trips/0/departure").asText());
    }

    /** The ledger as the city sees it. */
    Ledger cityLedger() {
        return ledger("CityMSP", "city");
    }

    /** The ledger as the gateway sees it. */
    Ledger gatewayLedger() {
        return ledger("CoopMSP", "demo-gateway");
    }

    /** The ledger of the city of this channel, as that city sees it. */
    Ledger cityLedger(String channel) {
        return ledger("CityMSP", "city", channel);
    }

    private Ledger ledger(String mspId, String member) {
        return ledger(mspId, member, FIRST);
    }

    private Ledger ledger(String mspId, String member, String channel) {
        return FabricLedger.connect(connection(mspId, member, channel));
    }

    /** How the gateway reaches the ledger, and as whom. */
    LedgerConnection gatewayConnection() {
        return connection("CoopMSP", "demo-gateway", FIRST);
    }

    private LedgerConnection connection(String mspId, String member, String channel) {
        Path crypto = Path.of(state, "crypto");
        return new LedgerConnection(
                network().at("/ledgers/" + mspId).asText(),
                channel,
                "commonway",
                mspId,
                crypto.resolve(mspId).resolve("users").resolve(member),
                crypto.resolve("trust.pem"));
    }

    /** Every entry of the ledger's journal, in its order. */
    List<JournalEntry> journal() {
        return journal("mobility");
    }

    /** Every entry of the journal of the city of this channel. */
    List<JournalEntry> journal(String channel) {
        List<JournalEntry> entries = new ArrayList<>();
        try (Ledger ledger = cityLedger(channel)) {
            String bookmark = "";
            do {
                JournalPage page =
                        ledger.listJournal(Instant.EPOCH, Instant.now().plus(Duration.ofHours(1)), 100, bookmark);
                entries.addAll(page.getEntriesList());
                bookmark = page.getBookmark();
            } while (!bookmark.isEmpty());
        }
        return entries;
    }

    /** The folder that {@code --state} names. */
    String state() {
        return state;
    }

    /** Runs a command of the launcher on this network. */
    Shell.Outcome commonway(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state", state));
        return Shell.commonway(all.toArray(String[]::new));
    }

    /** The same search from near the centre, where the shuttle drives. */
    String shuttleRequest() {
        return with("from", 41.002, -7.997, exampleRequest());
    }

    /** From the example's start, where scooters stand close together, halfway to the centre. */
    String scooterRequestAt(LocalDateTime departAt) {
        return with("to", 40.996, -8.006, exampleRequestAt(departAt));
    }

    /** The example's search from where a leg begins to where it ends. */
    String requestAlong(JsonNode leg) {
        String from =
                with("from", leg.at("/from/lat").asDouble(), leg.at("/from/lon").asDouble(), exampleRequest());
        return with("to", leg.at("/to/lat").asDouble(), leg.at("/to/lon").asDouble(), from);
    }

    /** The example's search, so many degrees further north at one of its ends. */
    String northOf(String request, String end, double degrees) {
        JsonNode place = read(request).get(end);
        return with(end, place.get("lat").asDouble() + degrees, place.get("lon").asDouble(), request);
    }

    private static JsonNode read(String json) {
        try {
            return Api.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String with(String end, double latitude, double longitude, String request) {
        ObjectNode changed = (ObjectNode) read(request);
        changed.putObject(end).put("lat", latitude).put("lon", longitude);
        return changed.toString();
    }

    /** The same search at another time. */
    String exampleRequestAt(LocalDateTime departAt) {
        JsonNode trip = file("examples.json").at("/trips/0");
        ObjectNode request = Api.JSON.createObjectNode();
        request.set("from", trip.get("from"));
        request.set("to", trip.get("to"));
        return request.put("departAt", departAt.toString()).toString();
    }

    /** What Prometheus is told to read. */
    JsonNode scrapeTargets() {
        return file("observe/targets.json");
    }

    /** How many holds are open at all nodes together. */
    int openHolds() {
        return sumOverNodes("/counts/openHolds");
    }

    /** How many reports of rides the ledger refused, of all nodes together. */
    int refusedReports() {
        return sumOverNodes("/reports/refused");
    }

    private int sumOverNodes(String field) {
        return StreamSupport.stream(network().get("processes").spliterator(), false)
                .filter(process -> process.get("kind").asText().equals("node"))
                .mapToInt(process -> {
                    String health = process.get("healthUrl").asText();
                    JsonNode status = new Api(health.replaceAll("/health$", ""))
                            .get("/", "")
                            .body();
                    assertThat(status.at(field).isInt()).as(field).isTrue();
                    return status.at(field).asInt();
                })
                .sum();
    }

    /** Kills the process of this name as a crash would: at once. */
    void kill(String name) {
        kill(StreamSupport.stream(network().get("processes").spliterator(), false)
                .filter(entry -> entry.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow());
    }

    /** Kills all that the ledger consists of. */
    void killLedger() {
        StreamSupport.stream(network().get("processes").spliterator(), false)
                .filter(entry -> LEDGER_KINDS.contains(entry.get("kind").asText()))
                .forEach(RunningNetwork::kill);
    }

    private static void kill(JsonNode process) {
        ProcessHandle handle = ProcessHandle.of(process.get("pid").asLong()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    /** Stops what still runs and starts all again on the same state. */
    void restart() {
        assertThat(Shell.commonway("down", "--state", state).exitCode()).isZero();
        Shell.Outcome up = Shell.commonway("up", "--state", state, "--port-base", "0");
        assertThat(up.exitCode()).as(up.err()).isZero();
    }

    /** Waits until something is so; fails with its name when it does not come. */
    static void await(String what, Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting until " + what).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void close() {
        assertThat(Shell.commonway("down", "--reset", "--state", state).exitCode())
                .isZero();
    }

    private JsonNode network() {
        return file("network.json");
    }

    private JsonNode file(String name) {
        try {
            return Api.JSON.readTree(Files.readString(Path.of(state, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
