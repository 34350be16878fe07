package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.ledger.Ledger;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.PublicLog;
import org.commonway.proto.ledger.v1.RankingPolicy;

/** A city office on 15 August 2026, with an invented ledger and the log of an honest gateway, over real HTTP. */
final class InventedOffice implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");
    static final JsonMapper JSON = new JsonMapper();

    private static InventedLedger current = new InventedLedger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final InventedLedger ledger;
    final HonestLog log;
    private final Map<String, Object> settings;
    private EmbeddedServer server;

    /** Its ledger and its clock in the place of real ones. */
    @Factory
    static final class Parts {
        @Singleton
        @Replaces(value = Ledger.class, factory = Wiring.class)
        Ledger ledger() {
            return current.asLedger();
        }

        @Primary
        @Singleton
        @Replaces(value = InstantSource.class, factory = Wiring.class)
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }
    }

    /** An office in this folder; with these settings too. */
    static InventedOffice open(Path folder, InventedLedger ledger, HonestLog log, Map<String, Object> more) {
        current = ledger;
        return new InventedOffice(folder, ledger, log, more);
    }

    private InventedOffice(Path folder, InventedLedger ledger, HonestLog log, Map<String, Object> more) {
        this.ledger = ledger;
        this.log = log;
        this.settings = new HashMap<>(Map.of(
                "micronaut.server.port",
                -1,
                "commonway.data",
                folder.resolve("data").toString(),
                "commonway.city",
                "Alvora",
                "commonway.identity.msp",
                "CityMSP",
                "commonway.identity.folder",
                folder.toString(),
                "commonway.identity.trust",
                folder.resolve("cert.pem").toString(),
                "commonway.ledger.address",
                "127.0.0.1:1",
                "commonway.ledger.channel",
                "mobility",
                "commonway.ledger.chaincode",
                "commonway",
                "commonway.verify-every-minutes",
                0));
        settings.putAll(Map.of(
                "commonway.shows-everything",
                true,
                // The log's offers are signed by nobody.
                "commonway.signatures",
                0,
                "commonway.logs[0].origin",
                HonestLog.ORIGIN,
                "commonway.logs[0].url",
                log.url()));
        settings.putAll(more);
        try {
            for (String file : new String[] {"cert.pem", "key.pem"}) {
                Files.writeString(folder.resolve(file), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = ApplicationContext.run(EmbeddedServer.class, settings);
        await("/health", answer -> answer.statusCode() == 200);
    }

    /** The same office started again, on what its ledger says now. */
    void restart() {
        restart(Map.of());
    }

    /** Started again with other settings. */
    void restart(Map<String, Object> changed) {
        server.close();
        settings.putAll(changed);
        server = ApplicationContext.run(EmbeddedServer.class, settings);
        await("/health", answer -> answer.statusCode() == 200);
    }

    /** One more ride, which is not settled yet. */
    static void sell(InventedLedger ledger, String operator, Mode mode, String at) {
        ledger.trips.put("sold-later", InventedLedger.ride("sold-later", operator, mode, 100, at(at), false));
    }

    /** A ledger with a June that is closed, a July that is not, and the log of a gateway. */
    static InventedLedger ledger(HonestLog log) {
        InventedLedger ledger = new InventedLedger();
        ledger.register("metro", "TransitMSP", OperatorKind.OPERATOR_KIND_TIMETABLE, 0);
        ledger.register(
                "bikes", "WheelsMSP", OperatorKind.OPERATOR_KIND_SHARED_VEHICLES, HonestLog.NOTICED.startMillis());
        ledger.register("van", "CoopMSP", OperatorKind.OPERATOR_KIND_ON_DEMAND, 0);
        addRides(ledger, "metro", Mode.MODE_METRO, 150, 30);
        addRides(ledger, "bikes", Mode.MODE_BICYCLE, 120, 14);
        addRides(ledger, "van", Mode.MODE_SHUTTLE, 410, 3);
        ledger.trips.put(
                "july", InventedLedger.ride("july", "van", Mode.MODE_SHUTTLE, 500, at("2026-07-03T08:00:00Z"), false));
        String key = log.signer.verifier().toString();
        ledger.logs.add(PublicLog.newBuilder()
                .setOrigin(HonestLog.ORIGIN)
                .setVerifierKey(key)
                .setGatewayId("gateway")
                .setGatewayMspId("CoopMSP")
                .build());
        ledger.policies.add(RankingPolicy.newBuilder()
                .setVersion(1)
                .setTextHash(ByteString.copyFrom(HonestLog.POLICY.hash().bytes()))
                .setFirstDay(HonestLog.DAY.number())
                .build());
        // The seed of the day was held fast before the day began.
        ledger.anchors.add(anchor(log, 2, HonestLog.DAY.startMillis() - 1));
        ledger.anchors.add(anchor(log, log.entries.size(), NOW.toEpochMilli()));
        return ledger;
    }

    private static LogAnchor anchor(HonestLog log, int size, long atMillis) {
        return LogAnchor.newBuilder()
                .setOrigin(HonestLog.ORIGIN)
                .setSize(size)
                .setRootHash(ByteString.copyFrom(log.rootAt(size).bytes()))
                .setAnchoredAt(InventedLedger.moment(atMillis))
                .build();
    }

    private static void addRides(InventedLedger ledger, String operator, Mode mode, long fare, int count) {
        for (int i = 0; i < count; i++) {
            String id = operator + "-" + i;
            long last = at("2026-06-12T08:00:00Z") + i * 1_000L;
            ledger.trips.put(id, InventedLedger.ride(id, operator, mode, fare + i, last, true));
        }
    }

    static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    /** What is no text, such as a PDF. */
    HttpResponse<byte[]> file(String path) {
        return send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer with 200. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks until the answer is so, for ten seconds. */
    HttpResponse<String> await(String path, Predicate<HttpResponse<String>> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        HttpResponse<String> answer = get(path);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = get(path);
        }
        return answer;
    }

    /** Has the gateway's log verified, and waits for what it comes to. */
    JsonNode verify() {
        String id = json("/api/gateways").at("/gateways/0/id").asText();
        assertThat(post("/api/gateways/" + id + "/verification").statusCode()).isEqualTo(202);
        return parse(await("/api/gateways/" + id, answer -> !answer.body().contains("\"VERIFYING\""))
                .body());
    }

    @Override
    public void close() {
        server.close();
        log.close();
    }
}
