package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** What calls read and write: how much, that bookings meet nowhere, and that the same call does the same. */
class StateUseTest {

    @Test
    void a_booking_with_three_operators_and_a_claim_costs_fifteen_state_operations() {
        Town town = new Town();
        SampleTrip trip = town.threeLegs();
        MemoryTransaction booking = town.ledger.simulate(Town.GATEWAY, "trips:Book", trip.request());
        assertThat(booking.response.getStatus()).isEqualTo(Response.Status.SUCCESS);
        assertThat(booking.reads)
                .containsExactly(
                        "claim~" + trip.dayOf(1) + "~bikes~bike%207",
                        "operator~bikes",
                        "operator~metro",
                        "operator~shuttle",
                        "organizations",
                        "settlement~closed",
                        "terms~schedule",
                        "trip~" + trip.id());
        assertThat(booking.ranges).isEmpty();
        assertThat(booking.writes).hasSize(6);
        assertThat(booking.policies).hasSize(1);
        assertThat(booking.operations).isEqualTo(8 + 6 + 1);
    }

    @Test
    void bookings_in_one_transaction_share_what_they_read() {
        Town town = new Town();
        BookTripsRequest.Builder request = BookTripsRequest.newBuilder();
        for (int i = 0; i < 8; i++) {
            request.addTrips(
                    town.trip().metroLeg().bikeLeg("bike " + i).shuttleLeg().request());
        }
        MemoryTransaction booking = town.ledger.simulate(Town.GATEWAY, "trips:BookMany", request);
        assertThat(booking.response.getStatus()).isEqualTo(Response.Status.SUCCESS);
        assertThat(booking.operations).isEqualTo(6 + 3 + 1 + 8 * (1 + 1 + 2 + 1));
    }

    @Test
    void five_hundred_bookings_at_once_meet_nowhere() {
        Town town = new Town();
        List<MemoryTransaction> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            SampleTrip trip = town.trip().metroLeg().bikeLeg("bike " + i).shuttleLeg();
            MemoryTransaction booking = town.ledger.simulate(Town.GATEWAY, "trips:Book", trip.request());
            assertThat(booking.response.getStatus()).isEqualTo(Response.Status.SUCCESS);
            all.add(booking);
        }
        Map<String, MemoryTransaction> writers = new HashMap<>();
        for (MemoryTransaction booking : all) {
            TreeSet<String> written = new TreeSet<>(booking.writes.keySet());
            written.addAll(booking.policies.keySet());
            written.forEach(key -> assertThat(writers.put(key, booking)).as(key).isNull());
        }
        TreeMap<String, MemoryTransaction> sorted = new TreeMap<>(writers);
        for (MemoryTransaction booking : all) {
            booking.reads.forEach(
                    key -> assertThat(writers.getOrDefault(key, booking)).isSameAs(booking));
            booking.ranges.forEach(range -> sorted.subMap(range.start(), range.end())
                    .values()
                    .forEach(writer -> assertThat(writer).isSameAs(booking)));
        }
    }

    @Test
    void putting_reading_and_purging_evidence_leaves_the_public_state_alone() {
        for (Scenes.Scene scene : Scenes.all()) {
            if (scene.function().endsWith("Evidence")) {
                MemoryTransaction transaction = scene.play();
                assertThat(transaction.writes).as(scene.function()).isEmpty();
                assertThat(transaction.policies).as(scene.function()).isEmpty();
                assertThat(transaction.events).as(scene.function()).isEmpty();
                assertThat(transaction.reads).as(scene.function()).hasSize(1);
                assertThat(transaction.operations).as(scene.function()).isEqualTo(2);
            }
        }
    }

    @Test
    void the_same_call_on_the_same_state_does_the_same() {
        for (Scenes.Scene scene : Scenes.all()) {
            assertThat(footprint(scene.play())).as(scene.function()).isEqualTo(footprint(scene.play()));
        }
    }

    @Test
    void what_goes_well_does_not_write_unless_it_is_to() {
        for (Scenes.Scene scene : Scenes.all()) {
            MemoryTransaction transaction = scene.play();
            assertThat(transaction.response.getStatus())
                    .as(scene + " " + transaction.response.getMessage())
                    .isEqualTo(Response.Status.SUCCESS);
            boolean reading = scene.function().matches(".*:(Get|List|InForce|Schedule).*");
            assertThat(transaction.writes.isEmpty() && transaction.evidence.isEmpty())
                    .as(scene.function())
                    .isEqualTo(reading);
        }
    }

    private static String footprint(MemoryTransaction transaction) {
        StringBuilder text = new StringBuilder(transaction.reads + " " + transaction.ranges);
        transaction.writes.forEach((key, value) -> text.append('\n')
                .append(key)
                .append('=')
                .append(new String(value.orElse(new byte[0]), StandardCharsets.ISO_8859_1)));
        transaction.policies.forEach((key, value) ->
                text.append('\n').append(key).append('!').append(new String(value, StandardCharsets.ISO_8859_1)));
        transaction.events.forEach(event ->
                text.append('\n').append(event.name()).append(event.payload().toString(StandardCharsets.ISO_8859_1)));
        return text.append(new String(transaction.response.getPayload(), StandardCharsets.ISO_8859_1))
                .toString();
    }
}
