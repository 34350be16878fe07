package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookedClaim;
import org.commonway.proto.ledger.v1.BookingOutcome;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.ClaimsOfDay;
import org.commonway.proto.ledger.v1.Trip;
import org.junit.jupiter.api.Test;

/** Vehicles that are taken: found whenever they are wanted, through midnight too, and free again when they are given back. */
class ClaimsTest {
    /** A bike held now is wanted an hour later, from 23:50 until 00:15. */
    private static final Instant LATE = Instant.parse("2031-05-04T22:50:00Z");

    private static final String SUNDAY = "claim~001935619200000~bikes~bike%207";
    private static final String MONDAY = "claim~001935705600000~bikes~bike%207";

    private final Town town = new Town();

    private SampleTrip bike() {
        return town.trip().bikeLeg("bike 7");
    }

    private String refusalOf(SampleTrip trip) {
        return town.ledger.refusal(Town.GATEWAY, "trips:Book", trip.request());
    }

    private List<String> tripsUnder(String key) {
        byte[] stored = town.ledger.state.get(key);
        return stored == null
                ? List.of()
                : MemoryLedger.parse(ClaimsOfDay.parser(), stored).getClaimsList().stream()
                        .map(BookedClaim::getTripId)
                        .toList();
    }

    @Test
    void a_bike_that_is_taken_through_midnight_is_taken_on_both_days() {
        town.ledger.now = LATE;
        SampleTrip overnight = town.booked(bike());
        town.ledger.now = LATE.minusSeconds(20 * 60);
        assertThat(refusalOf(bike())).isEqualTo("ASSET_TAKEN");
        town.ledger.now = LATE.plusSeconds(15 * 60);
        assertThat(refusalOf(bike())).isEqualTo("ASSET_TAKEN");
        town.ledger.now = LATE.plusSeconds(25 * 60);
        SampleTrip after = town.booked(bike());
        assertThat(tripsUnder(SUNDAY)).containsExactly(overnight.id());
        assertThat(tripsUnder(MONDAY)).containsExactly(overnight.id(), after.id());
    }

    @Test
    void a_cancelled_trip_frees_its_bike_on_each_of_its_days_and_leaves_the_others_theirs() {
        town.ledger.now = LATE.plusSeconds(25 * 60);
        SampleTrip after = town.booked(bike());
        town.ledger.now = LATE;
        SampleTrip overnight = town.booked(bike());
        assertThat(tripsUnder(MONDAY)).containsExactly(overnight.id(), after.id());
        town.ledger.ask(
                Trip.parser(),
                Town.GATEWAY,
                "trips:Cancel",
                CancelRequest.newBuilder().setTripId(overnight.id()));
        assertThat(town.ledger.state).doesNotContainKey(SUNDAY);
        assertThat(tripsUnder(MONDAY)).containsExactly(after.id());
        town.book(bike());
    }

    @Test
    void trips_of_one_transaction_share_a_bike_one_after_the_other() {
        town.ledger.now = LATE.minusSeconds(6 * 3600);
        SampleTrip booked = town.booked(bike());
        SampleTrip next = town.trip().metroLeg().bikeLeg("bike 7");
        SampleTrip same = town.trip().metroLeg().bikeLeg("bike 7");
        SampleTrip last = town.trip().metroLeg().metroLeg().bikeLeg("bike 7");
        BookTripsResponse answer = town.ledger.ask(
                BookTripsResponse.parser(),
                Town.GATEWAY,
                "trips:BookMany",
                BookTripsRequest.newBuilder()
                        .addTrips(last.request())
                        .addTrips(next.request())
                        .addTrips(same.request()));
        assertThat(answer.getOutcomesList())
                .extracting(BookingOutcome::hasBooked)
                .containsExactly(true, true, false);
        assertThat(tripsUnder(SUNDAY)).containsExactly(booked.id(), next.id(), last.id());
    }
}
