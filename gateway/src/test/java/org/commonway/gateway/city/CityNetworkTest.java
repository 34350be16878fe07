package org.commonway.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.town.Town;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices that riders are shown are those that nodes charge. */
class CityNetworkTest {
    @TempDir
    Path folder;

    /** The bus of the town, whose feed has a ticket at 3.10 euro. */
    private Timetable bus() throws IOException {
        Path zip = folder.resolve("bus.zip");
        Files.write(zip, Town.bus().toByteArray());
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of())) {
            Files.write(files.getPath("fare_attributes.txt"), """
                    fare_id,price,currency_type,payment_method,transfers,transfer_duration
                    ticket,3.10,EUR,0,,
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return GtfsReader.read("bus", zip).timetable();
    }

    private static Optional<Money> price(CityNetwork network, Timetable bus) {
        PlanRequest request = PlanRequest.atLocalTime(
                new Place("West", new Coordinate(41.004, -8.0)),
                new Place("East", new Coordinate(41.004, -7.94)),
                LocalDateTime.parse("2024-05-14T07:55"),
                bus.zone());
        return network.getPlanner().plan(request, LiveSnapshot.empty()).options().stream()
                .map(option -> option.itinerary())
                .filter(trip -> trip.operators().contains("bus"))
                .findFirst()
                .orElseThrow()
                .price();
    }

    @Test
    void a_feed_with_fares_has_no_prices_but_those_that_its_node_publishes_and_charges() throws IOException {
        Timetable bus = bus();
        assertThat(bus.fares().v1().attributes()).hasSize(1);
        CityNetwork network = new CityNetwork(
                () -> GraphHopperStreets.open(Town.streets(folder), folder.resolve("streets")),
                Currency.getInstance("EUR"));
        network.open();

        network.put(bus, Optional.empty());
        assertThat(price(network, bus)).isEmpty();

        network.put(bus, Optional.of(FarePolicy.flat(Money.of(200, "EUR"), 60)));
        assertThat(price(network, bus)).contains(Money.of(200, "EUR"));

        network.put(bus, Optional.empty());
        assertThat(price(network, bus)).isEmpty();
    }
}
