package org.commonway.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.place.Position;
import org.commonway.node.station.Station;
import org.commonway.node.vehicle.FleetState;
import org.commonway.node.vehicle.FormFactor;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GbfsReaderTest {
    private static final Vehicle.Spot AT_S1 = new Vehicle.Spot(Position.ofDegrees(41.148, -8.611), Optional.of("s1"));

    @TempDir
    Path folder;

    @Test
    void version_2_3_free_floating_docked_and_counted_vehicles() throws Exception {
        GbfsReader.Read read = read(resource("gbfs-2.3").toString());
        FleetState fleet = read.state();

        assertThat(fleet.vehicles().keySet()).containsExactlyInAnyOrder("k1", "docked", "s1#1", "s1#2");
        assertThat(fleet.vehicles().get("k1"))
                .isEqualTo(new Vehicle(
                        "k1",
                        "kick",
                        "kick-plan",
                        new Vehicle.Spot(Position.ofDegrees(41.15, -8.62), Optional.empty()),
                        12_000));
        assertThat(fleet.vehicles().get("docked")).isEqualTo(new Vehicle("docked", "bike", "bike-plan", AT_S1, 0));
        assertThat(fleet.vehicles().get("s1#1")).isEqualTo(new Vehicle("s1#1", "bike", "bike-plan", AT_S1, 0));
        assertThat(fleet.stations().values())
                .containsExactly(new Station("s1", "Aliados", AT_S1.position(), new Station.Docks(10, 7, true)));
        assertThat(fleet.plans().get("bike-plan"))
                .isEqualTo(new PricingPlan("bike-plan", Money.of(50, "EUR"), Money.of(15, "EUR")));
    }

    @Test
    void what_cannot_be_used_is_counted_with_its_reason() throws Exception {
        assertThat(read(resource("gbfs-2.3").toString()).skipped().byReason())
                .containsEntry("vehicle without position", 2)
                .containsEntry("vehicle of unknown type", 1)
                .containsEntry("vehicle without id", 1)
                .containsEntry("station without id, position or status", 1)
                .containsEntry("vehicle type of a form that the network does not plan with", 1)
                .containsEntry("pricing plan that is not start price and price per minute", 1)
                .hasSize(6);
    }

    @Test
    void version_3_0_has_other_names_and_names_in_languages() throws Exception {
        GbfsReader.Read read = read(resource("gbfs-3.0").resolve("gbfs.json").toString());

        assertThat(read.state().vehicles().keySet()).containsExactlyInAnyOrder("e1", "s1#1", "s1#2");
        assertThat(read.state().vehicles().get("e1").rangeMetres()).isEqualTo(30_000);
        assertThat(read.state().types().get("ebike").formFactor()).isEqualTo(FormFactor.BICYCLE);
        assertThat(read.state().types().get("ebike").powered()).isFalse();
        assertThat(read.state().stations().get("s1").name()).isEqualTo("Praça");
        assertThat(read.state().stations().get("s1").takesVehicles()).isFalse();
        assertThat(read.skipped().total()).isZero();
    }

    @Test
    void a_feed_is_read_from_an_address_too() throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            Path file = resource("gbfs-3.0")
                    .resolve(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(Files.readAllBytes(file));
            }
        });
        web.start();
        try {
            String address = "http://127.0.0.1:" + web.getAddress().getPort() + "/gbfs.json";
            assertThat(read(address).state().vehicles()).hasSize(3);
        } finally {
            web.stop(0);
        }
    }

    @Test
    void a_feed_that_is_none_is_refused_in_one_sentence() throws Exception {
        assertThatThrownBy(() -> read(folder.toString()))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageContaining("gbfs");
        Files.writeString(folder.resolve("gbfs.json"), "not json {");
        assertThatThrownBy(() -> read(folder.toString()))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageContaining("no JSON");
        Files.writeString(folder.resolve("gbfs.json"), "{\"data\":{}}");
        assertThatThrownBy(() -> read(folder.toString()))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageContaining("lists no files");
        assertThatThrownBy(() -> read("http://127.0.0.1:1/gbfs.json"))
                .isInstanceOf(BrokenFeed.class)
                .hasMessageContaining("does not answer");
    }

    private static GbfsReader.Read read(String place) throws BrokenFeed {
        return new GbfsReader(new GbfsSource(place), Optional.empty()).read();
    }

    private static Path resource(String name) throws IOException {
        try {
            return Path.of(Objects.requireNonNull(GbfsReaderTest.class.getResource("/" + name))
                    .toURI());
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }
}
