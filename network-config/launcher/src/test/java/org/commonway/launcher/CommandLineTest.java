package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void openTheWorkplace() {
        commands = new Commands(
                folder.resolve("project"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "up",
                "down",
                "status",
                "plan",
                "book",
                "trip",
                "trip show",
                "trip cancel",
                "settle",
                "statement",
                "bank-file",
                "logs",
                "bench",
                "bench spine",
                "bench ledger",
                "bench audit",
                "witness",
                "fabric",
                "fabric up",
                "fabric status",
                "fabric join",
                "fabric city",
                "fabric city add",
                "fabric orderer",
                "fabric orderer add",
                "fabric orderer replace",
                "fabric orderer remove",
                "fabric renew",
                "fabric revoke",
                "fabric upgrade",
                "fabric compose",
                "fabric down",
                "fabric reset"
            })
    void every_command_explains_itself(String command) {
        assertThat(commands.run((command + " --help").strip().split(" "))).isZero();
        assertThat(commands.results()).contains("Usage: commonway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob | frob",
                "demo --osm nowhere.osm.pbf | needs both --osm FILE and --gtfs FILE",
                "demo --gtfs some.zip | needs both --osm FILE and --gtfs FILE",
                "demo --size tiny | small, medium, large",
                "demo --date tomorrow | give one as 2024-05-14",
                "demo --port-base 80 | 1024 to 65235",
                "demo --osm a.osm --gtfs b.zip --currency XYZW | ISO 4217",
                "demo --osm a.osm --gtfs b.zip --fare -1 | is no price",
                "demo --osm nowhere.osm.pbf --gtfs some.zip | There is no street file",
                "plan --from 41.1,-8.6 --to here | --to here is no place",
                "plan --from 141.1,-8.6 --to 41.1,-8.6 | --from 141.1,-8.6 is no place",
                "trip | show or cancel",
                "settle --until yesterday | --until yesterday is no time: give one as 2026-11-01",
                "settle --until 2026-11-20T09:31:00Z | give --until 2026-11-20T09:30:00Z or earlier",
                "statement --party metro | --party metro is no party: write operator:ID",
                "statement | Missing required option: '--party=KIND:ID'",
                "statement --party operator:metro --csv --html page.html | mutually exclusive",
                "bank-file --out file.xml | --accounts",
            })
    void a_wrong_command_gets_one_sentence_and_exit_code_2(String command, String part) {
        assertThat(commands.run(withState(command))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @Test
    void a_further_city_needs_a_fabric_network() {
        assertThat(commands.run("up", "--size", "small", "--city", "gaia", "--state", state()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("the one channel mobility", "--network fabric");
        assertThat(commands.run("fabric", "city", "--state", state())).isEqualTo(ExitCode.BAD_INPUT.status());
    }

    @Test
    void a_street_file_that_is_no_map_is_refused_before_anything_starts() throws Exception {
        Path page = Files.writeString(folder.resolve("city.osm.pbf"), "<html>404</html>");

        assertThat(commands.run("demo", "--state", state(), "--osm", page.toString(), "--gtfs", page.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("is no OpenStreetMap extract");
        assertThat(new StateFolder(folder.resolve("state")).find(RunningNetwork.FILE))
                .isEmpty();
    }

    @Test
    void a_broken_timetable_is_refused_before_anything_starts() throws Exception {
        Path osm = Files.writeString(folder.resolve("city.osm"), "<?xml version=\"1.0\"?><osm version=\"0.6\"></osm>");
        Path gtfs = Files.writeString(folder.resolve("gtfs.zip"), "no zip");

        assertThat(commands.run("demo", "--state", state(), "--osm", osm.toString(), "--gtfs", gtfs.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("gtfs.zip is no zip file or a damaged one");
    }

    @Test
    void a_busy_port_is_told_with_its_holder_and_the_way_out() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = busy.getLocalPort() - 1;

            assertThat(commands.run("up", "--state", state(), "--size", "small", "--port-base", Integer.toString(base)))
                    .isEqualTo(ExitCode.PORT_BUSY.status());
            assertThat(commands.progress())
                    .contains("Port " + busy.getLocalPort() + ", wanted by ledger", "--port-base");
            if (Files.isReadable(Path.of("/proc/net/tcp"))) {
                assertThat(commands.progress())
                        .contains("process " + ProcessHandle.current().pid());
            }
        }
        assertThat(new StateFolder(folder.resolve("state")).find(RunningNetwork.FILE))
                .isEmpty();
    }

    @Test
    void without_a_network_commands_say_how_to_start_one() {
        for (List<String> command : List.of(
                List.of("plan", "--from", "41.1,-8.6", "--to", "41.2,-8.6"),
                List.of("trip", "show", "x"),
                List.of("settle"),
                List.of("statement", "--party", "operator:metro"),
                List.of("bank-file", "--accounts", "accounts.csv", "--out", "file.xml"),
                List.of("logs"))) {
            assertThat(commands.run(withState(String.join(" ", command)))).isEqualTo(ExitCode.UNREACHABLE.status());
            assertThat(commands.progress()).contains("./commonway up");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fabric join --msp RegionMSP",
                "fabric city add gaia",
                "fabric orderer add --msp RegionMSP",
                "fabric orderer replace --msp CityMSP",
                "fabric orderer remove --msp CityMSP",
                "fabric renew --process peer.city",
                "fabric revoke --member CoopMSP:demo-gateway",
                "fabric upgrade"
            })
    void without_a_fabric_network_nothing_of_it_can_be_changed(String command) {
        assertThat(commands.run(withState(command))).isEqualTo(ExitCode.UNREACHABLE.status());
        assertThat(commands.progress().lines().toList())
                .last()
                .asString()
                .contains("No Fabric network runs in")
                .contains("./commonway fabric up");
    }

    @Test
    void a_fabric_network_of_another_layout_is_told_with_the_way_out() throws Exception {
        Path state = Files.createDirectories(folder.resolve("state"));
        Files.writeString(state.resolve("fabric.json"), "{\"layout\":99}");

        assertThat(commands.run(withState("fabric status"))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("made by another version of Commonway (layout 99", "fabric reset");
    }

    @Test
    void status_with_json_prints_json_and_nothing_else() throws Exception {
        assertThat(commands.run(withState("status --json"))).isEqualTo(ExitCode.UNREACHABLE.status());

        assertThat(new JsonMapper().readTree(commands.results()).path("running").asBoolean())
                .isFalse();
    }

    @Test
    void a_plan_with_json_is_the_gateways_answer_and_nothing_else() throws Exception {
        HttpServer gateway = gateway(200, "{\"planId\":\"p1\",\"options\":[{\"optionId\":\"o1\"}]}");
        try {
            running(gateway.getAddress().getPort());

            assertThat(commands.run(withState("plan --from 41.1,-8.6 --to 41.2,-8.6 --at 2024-05-14T08:30 --json")))
                    .isZero();
            assertThat(new JsonMapper()
                            .readTree(commands.results())
                            .path("planId")
                            .asText())
                    .isEqualTo("p1");
            assertThat(commands.progress()).isEmpty();
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void a_problem_of_the_gateway_is_shown_as_its_sentence_with_a_fitting_exit_code() throws Exception {
        HttpServer gateway = gateway(422, "{\"code\":\"OUTSIDE_MAP\",\"detail\":\"That place is not on the map.\"}");
        try {
            running(gateway.getAddress().getPort());

            assertThat(commands.run(withState("plan --from 41.1,-8.6 --to 1.2,-8.6")))
                    .isEqualTo(ExitCode.BAD_INPUT.status());
            assertThat(commands.progress()).isEqualTo("commonway: That place is not on the map. (OUTSIDE_MAP)\n");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void down_leaves_a_process_alone_that_only_has_the_same_pid() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            record(stranger.pid(), OwnedProcess.startMillis(stranger.toHandle()) - 5_000, 1);

            assertThat(commands.run(withState("down"))).isZero();
            assertThat(commands.results()).contains("Nothing was running");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void down_stops_what_was_started_and_reset_deletes_its_folder() throws Exception {
        Process ours = new ProcessBuilder("sleep", "60").start();
        record(ours.pid(), OwnedProcess.startMillis(ours.toHandle()), 1);

        assertThat(commands.run(withState("down --reset"))).isZero();
        assertThat(commands.results()).contains("Stopped gateway.");
        assertThat(ours.waitFor()).isNotZero();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void reset_does_not_delete_a_folder_that_is_no_networks() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("state"));
        Files.writeString(precious.resolve("letters.txt"), "dear");

        assertThat(commands.run(withState("down --reset"))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(precious.resolve("letters.txt")).exists();
    }

    private void running(int gatewayPort) {
        ProcessHandle self = ProcessHandle.current();
        record(self.pid(), OwnedProcess.startMillis(self), gatewayPort);
    }

    private void record(long pid, long startedAtMillis, int gatewayPort) {
        RunningNetwork.Entry entry =
                new RunningNetwork.Entry("gateway", "gateway", pid, startedAtMillis, List.of(gatewayPort), "", 1.0);
        RunningNetwork network =
                new RunningNetwork("Alvora", "key", "http://127.0.0.1:" + gatewayPort, Map.of(), List.of(entry));
        new StateFolder(folder.resolve("state")).put(RunningNetwork.FILE, network.toJson());
    }

    private static HttpServer gateway(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/plans", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String[] withState(String command) {
        return (command + (command.equals("frob") || command.equals("trip") ? "" : " --state " + state())).split(" ");
    }

    private String state() {
        return folder.resolve("state").toString();
    }
}
