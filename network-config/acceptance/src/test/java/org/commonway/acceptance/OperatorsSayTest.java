package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an operator whose organisation has a peer, and one that is a member of the co-operative, have to say on their own
 * trips: the same, which is that nothing changes without them, and not that they change it alone (ADR 23).
 */
@ExtendWith(OneDemo.class)
class OperatorsSayTest {
    private static RunningNetwork network;
    private static RiderCalls riders;
    private static GatewayMember gateway;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
        riders = new RiderCalls(running);
        gateway = new GatewayMember(running.gatewayConnection());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_ride_of_an_operator_with_a_peer_is_changed_by_that_peer_and_another() throws GatewayException {
        changesOnlyWith(TripLife::isTicket, "TransitMSP", "CityMSP", "CoopMSP");
    }

    @Test
    void a_ride_of_the_cooperatives_member_is_changed_by_the_cooperatives_peer_and_another() throws GatewayException {
        changesOnlyWith(TripLife::isRental, "CoopMSP", "TransitMSP", "CityMSP");
    }

    private static void changesOnlyWith(Predicate<JsonNode> ride, String own, String other, String third)
            throws GatewayException {
        String token = riders.newRider();
        String tripId = bookAlone(token, ride);

        for (List<String> tooFew : List.of(List.of(own), List.of(other), List.of(other, third))) {
            assertThat(gateway.takeBack(tripId, tooFew))
                    .as("endorsed by " + tooFew)
                    .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            assertThat(statusOf(token, tripId)).isEqualTo("CONFIRMED");
        }

        assertThat(gateway.takeBack(tripId, List.of(own, other))).isEqualTo(TxValidationCode.VALID);
        RunningNetwork.await(
                "the rider sees it",
                Duration.ofSeconds(20),
                () -> statusOf(token, tripId).equals("ROLLBACK"));
    }

    /** A trip of the example's ride of this kind and of no other. */
    private static String bookAlone(String token, Predicate<JsonNode> ride) {
        JsonNode whole = riders.option(
                network.exampleRequest(), it -> TripLife.booked(it).stream().anyMatch(ride));
        JsonNode leg = TripLife.booked(whole).stream().filter(ride).findFirst().orElseThrow();
        JsonNode option = riders.option(
                network.requestAlong(leg),
                it -> TripLife.booked(it).size() == 1
                        && TripLife.booked(it).stream().allMatch(ride));
        JsonNode trip = riders.book(
                        token, riders.planId(), option, UUID.randomUUID().toString())
                .body();
        assertThat(trip.path("status").asText()).as(trip.toString()).isEqualTo("CONFIRMED");
        return trip.get("id").asText();
    }

    private static String statusOf(String token, String tripId) {
        return network.api()
                .get("/api/trips/" + tripId, token)
                .body()
                .get("status")
                .asText();
    }
}
