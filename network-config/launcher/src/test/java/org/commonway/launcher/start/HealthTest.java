package org.commonway.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a network counts as started. */
class HealthTest {
    private final Health health = new Health();
    private HttpServer gateway;
    private String city = "";

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/city", exchange -> {
            byte[] body = city.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void a_gateway_that_read_the_ledger_before_the_last_operator_registered_is_not_ready_for_the_demo() {
        city = "{\"ready\":true,\"operators\":[{\"id\":\"metro\",\"status\":\"UP\"}]}";
        assertThat(seesAll("metro", "bikes")).isFalse();
        city =
                "{\"ready\":true,\"operators\":[{\"id\":\"metro\",\"status\":\"UP\"},{\"id\":\"bikes\",\"status\":\"UP\"}]}";
        assertThat(seesAll("metro", "bikes")).isTrue();
    }

    @Test
    void an_operator_that_is_listed_but_down_is_waited_for() {
        city = "{\"ready\":true,\"operators\":[{\"id\":\"metro\",\"status\":\"DOWN\"}]}";
        assertThat(seesAll("metro")).isFalse();
    }

    @Test
    void a_gateway_that_answers_nonsense_is_not_ready() {
        city = "<html>";
        assertThat(seesAll("metro")).isFalse();
    }

    private boolean seesAll(String... operators) {
        return health.seesAll("http://127.0.0.1:" + gateway.getAddress().getPort(), "mobility", Set.of(operators));
    }
}
