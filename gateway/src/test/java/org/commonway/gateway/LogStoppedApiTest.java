package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.gateway.town.Answers;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Town;
import org.commonway.gateway.town.TownSettings;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.TimetableService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that loses the disk of its log, and comes back with it. */
class LogStoppedApiTest {
    private static final ListedOperators LEDGER = new ListedOperators();
    private static final String ACROSS = """
            {"from":{"lat":41.0041,"lon":-8.0},"to":{"lat":41.0041,"lon":-7.94},"departAt":"2024-05-14T08:05"}""";

    @TempDir
    Path folder;

    /** The ledger of these tests in place of Fabric's. */
    @Factory
    @Requires(property = "test.stopped.ledger")
    static final class TestLedger {
        @Singleton
        @Replaces(bean = Ledgers.class, factory = Wiring.class)
        Ledgers ledgers() {
            return address -> LEDGER;
        }
    }

    private static HttpResponse<String> plan(URI base) {
        return Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ACROSS)));
    }

    private static HttpResponse<String> health(URI base) {
        return Answers.to(HttpRequest.newBuilder(base.resolve("/health")));
    }

    @Test
    void searches_are_refused_and_health_is_down_until_the_gateway_starts_on_a_disk_that_works() throws IOException {
        Papers papers = new Papers(folder);
        Service timetable = Service.newBuilder()
                .setTimetable(TimetableService.getDefaultInstance())
                .build();
        Path log = folder.resolve("data").resolve("log");
        Path away = folder.resolve("away");
        try (FakeNode bus = new FakeNode(papers, "bus", timetable)) {
            bus.timetable = Town.bus();
            LEDGER.registerOperator(bus.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
            try (ApplicationContext gateway = start(papers)) {
                URI base = gateway.getBean(EmbeddedServer.class).getURI();
                assertThat(plan(base).statusCode()).isEqualTo(200);

                Files.move(log, away);
                // One may still be answered, in the moment in which the disk fails.
                Await.until(() -> plan(base), () -> plan(base).statusCode() == 503);
                assertThat(plan(base).body()).contains("LOG_STOPPED", "start the gateway again");
                Await.until(() -> {}, () -> health(base).statusCode() == 503);
                assertThat(health(base).body()).contains("The public log has stopped");
            }
            Files.move(away, log);
            try (ApplicationContext gateway = start(papers)) {
                assertThat(plan(gateway.getBean(EmbeddedServer.class).getURI()).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private ApplicationContext start(Papers papers) throws IOException {
        ApplicationContext gateway = ApplicationContext.builder(TownSettings.of(folder, papers, "test.stopped.ledger"))
                .banner(false)
                .start();
        URI base = gateway.getBean(EmbeddedServer.class).start().getURI();
        Await.until(() -> {}, () -> health(base).statusCode() == 200);
        return gateway;
    }
}
