package org.commonway.launcher.bench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.PortHolder;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planner over HTTP that answers the first of two questions and does not like the second. */
class HttpRoundsTest {
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            boolean good = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).equals("good");
            byte[] body = "{\"arrival\":1000}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 422, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void all_queries_are_asked_in_every_round_and_refused_ones_have_found_nothing() {
        PlannerQuery.End end = new PlannerQuery.End("s", new Point(41, -8));
        List<PlannerQuery> queries =
                List.of(new PlannerQuery("good", end, end, 0), new PlannerQuery("bad", end, end, 0));
        HttpRounds rounds = new HttpRounds(
                "planner",
                new JsonCalls(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")),
                ProcessHandle.current().pid(),
                PlannerQuery::id,
                json -> json.has("arrival")
                        ? List.of(new Choice(json.path("arrival").asLong(), 0, 0))
                        : List.of());

        EngineRun run = rounds.run(queries, 3, new JsonMapper().createObjectNode(), console());

        assertThat(calls).hasValue(6);
        assertThat(run.searches()).extracting(Searched::found).containsExactly(true, false);
        assertThat(run.toJson().path("failures").path("HTTP_422").asInt()).isEqualTo(1);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("planner, round 3 of 3: p50");
    }

    @Test
    void an_address_at_which_nobody_answers_is_named() {
        JsonCalls nobody = new JsonCalls(URI.create("http://127.0.0.1:" + PortHolder.free() + "/x"));
        assertThatThrownBy(() -> nobody.post("{}"))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("/x does not answer");
    }

    private Console console() {
        PrintStream stream = new PrintStream(progress, true, StandardCharsets.UTF_8);
        return new Console(stream, stream);
    }
}
