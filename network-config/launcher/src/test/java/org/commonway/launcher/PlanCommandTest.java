package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code commonway plan} asks the gateway for. */
class PlanCommandTest {
    private static final String WHERE = "plan --from 41.1,-8.6 --to 41.2,-8.6";

    @TempDir
    Path folder;

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private Commands commands;
    private HttpServer gateway;

    @BeforeEach
    void openTheGateway() throws IOException {
        commands = new Commands(
                folder.resolve("project"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"journeyDate\":\"2024-05-14\",\"options\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
        ProcessHandle self = ProcessHandle.current();
        int port = gateway.getAddress().getPort();
        RunningNetwork.Entry entry = new RunningNetwork.Entry(
                "gateway", "gateway", self.pid(), OwnedProcess.startMillis(self), List.of(port), "", 1.0);
        new StateFolder(folder.resolve("state"))
                .put(
                        RunningNetwork.FILE,
                        new RunningNetwork("Alvora", "key", "http://127.0.0.1:" + port, Map.of(), List.of(entry))
                                .toJson());
    }

    @AfterEach
    void closeTheGateway() {
        gateway.stop(0);
    }

    private int run(String command) {
        return commands.run((command + " --state " + folder.resolve("state")).split(" ", -1));
    }

    private JsonNode request() throws IOException {
        return new JsonMapper().readTree(asked.get());
    }

    @Test
    void wishes_reach_the_gateway_in_the_words_of_its_api() throws IOException {
        assertThat(run(WHERE + " --by 09:30 --via 41.15,-8.61,20 --via 41.16,-8.62 --without stcp --need STEP_FREE"
                        + " --own BICYCLE --passengers 2"))
                .isZero();

        assertThat(request().path("arriveBy").asText()).isEqualTo("2024-05-14T09:30");
        assertThat(request().has("departAt")).isFalse();
        assertThat(request().at("/via/0/lat").asDouble()).isEqualTo(41.15);
        assertThat(request().at("/via/0/stayMinutes").asInt()).isEqualTo(20);
        assertThat(request().at("/via/1/stayMinutes").asInt()).isZero();
        assertThat(request().at("/avoidOperators/0").asText()).isEqualTo("stcp");
        assertThat(request().at("/needs/0").asText()).isEqualTo("STEP_FREE");
        assertThat(request().at("/ownVehicles/0").asText()).isEqualTo("BICYCLE");
        assertThat(request().path("passengers").asInt()).isEqualTo(2);
    }

    @Test
    void who_wishes_nothing_asks_for_nothing() throws IOException {
        assertThat(run(WHERE)).isZero();

        assertThat(request().fieldNames()).toIterable().containsExactlyInAnyOrder("from", "to", "passengers");
    }

    @Test
    void two_times_and_a_place_that_is_none_are_refused_before_anybody_is_asked() {
        assertThat(run(WHERE + " --at 08:30 --by 09:30")).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("--at and --by are both given");
        assertThat(run(WHERE + " --via there")).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("--via there is no place");
        assertThat(run(WHERE + " --via 41.15,-8.61,long")).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(asked.get()).isEmpty();
    }
}
