package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookingOutcome;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripEvents;
import org.commonway.proto.ledger.v1.TripStatus;
import org.junit.jupiter.api.Test;

class BookingTest {
    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void a_trip_is_booked_whole() {
        SampleTrip asked = town.threeLegs();
        BookingReceipt receipt = town.book(asked);
        assertThat(receipt.getTripId()).isEqualTo(asked.id());
        assertThat(receipt.getTermsVersion()).isEqualTo(1);
        assertThat(receipt.getBookedAt()).isEqualTo(SampleTrip.moment(ledger.now));
        assertThat(receipt.getSplitsList())
                .extracting(
                        Split::getLeg,
                        Split::getPartyId,
                        split -> split.getAmount().getMinorUnits())
                .containsExactly(
                        tuple(0, "metro", 145L),
                        tuple(0, "demo", 4L),
                        tuple(0, "CityMSP", 1L),
                        tuple(1, "bikes", 275L),
                        tuple(1, "demo", 8L),
                        tuple(1, "CityMSP", 2L),
                        tuple(2, "shuttle", 864L),
                        tuple(2, "demo", 27L),
                        tuple(2, "CityMSP", 9L));
        assertThat(receipt.getSplits(0).getVatWithin().getMinorUnits()).isEqualTo(8);
        Trip trip = town.read(asked);
        assertThat(trip.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CONFIRMED);
        assertThat(trip.getHoldsList()).isEqualTo(asked.request().getHoldsList());
        assertThat(trip.getSplitsList()).isEqualTo(receipt.getSplitsList());
        assertThat(trip.getLegsList())
                .allMatch(leg -> leg.getStatus() == LegStatus.LEG_STATUS_NOT_STARTED)
                .hasSize(3);
        assertThat(trip.getGatewayId() + trip.getGatewayMspId() + trip.getCityMspId())
                .isEqualTo("demoCoopMSPCityMSP");
        assertThat(trip.getTxId()).hasSize(64);
    }

    @Test
    void it_writes_the_keys_that_are_documented() {
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        SampleTrip asked = town.trip().metroLeg().bikeLeg("bike 7~ü");
        town.book(asked);
        ledger.state.keySet().removeAll(before.keySet());
        String now = millis(ledger.now);
        assertThat(ledger.state.keySet())
                .containsExactly(
                        "claim~" + asked.dayOf(1) + "~bikes~bike%207%7E%C3%BC",
                        "entry~" + now + "~" + asked.id() + "~01",
                        "leg~bikes~" + now + "~" + asked.id(),
                        "leg~metro~" + now + "~" + asked.id(),
                        "trip~" + asked.id());
        JournalEntry entry = MemoryLedger.parse(
                        JournalEntries.parser(), ledger.state.get("entry~" + now + "~" + asked.id() + "~01"))
                .getEntries(0);
        assertThat(entry.getPostingsList().stream()
                        .mapToLong(posting -> posting.getAmount().getMinorUnits())
                        .sum())
                .isZero();
    }

    @Test
    void the_operators_organisations_and_a_majority_with_them_must_endorse_what_changes_it() {
        assertThat(whoMayChange(town.trip().metroLeg()))
                .containsExactly("CityMSP+TransitMSP", "CoopMSP+TransitMSP", "CityMSP+CoopMSP+TransitMSP");
        assertThat(whoMayChange(town.trip().bikeLeg("bike 7")))
                .as("the co-operative's operator has no less and no more")
                .containsExactly("CityMSP+CoopMSP", "CoopMSP+TransitMSP", "CityMSP+CoopMSP+TransitMSP");
        assertThat(whoMayChange(town.trip().metroLeg().bikeLeg("bike 8")))
                .containsExactly("CoopMSP+TransitMSP", "CityMSP+CoopMSP+TransitMSP");
        assertThat(whoMayChange(town.threeLegs())).containsExactly("CityMSP+CoopMSP+TransitMSP");
    }

    @Test
    void who_joins_the_alliance_counts_from_then_on() {
        ledger.ask(
                Operator.parser(),
                Member.operator("RegionMSP", "regio"),
                "operators:Register",
                SampleTrip.operator("regio"));
        assertThat(whoMayChange(town.trip().metroLeg()))
                .as("three of four")
                .hasSize(4)
                .allMatch(them -> them.contains("TransitMSP"))
                .contains("CityMSP+CoopMSP+TransitMSP", "CoopMSP+RegionMSP+TransitMSP");
    }

    /** The sets of organisations whose endorsement Fabric would take for a change of this trip, smallest first. */
    private java.util.List<String> whoMayChange(SampleTrip asked) {
        String key = "trip~" + town.booked(asked).id();
        assertThat(ledger.policies.keySet()).as("nothing but trips is guarded").allMatch(it -> it.startsWith("trip~"));
        return EndorsingSets.of(ledger.policies.get(key));
    }

    @Test
    void nodes_hear_of_it() {
        SampleTrip asked = town.booked(town.threeLegs());
        assertThat(ledger.events).hasSize(1);
        assertThat(ledger.events.get(0).name()).isEqualTo("TripsBooked");
        TripEvent event = MemoryLedger.parse(
                        TripEvents.parser(), ledger.events.get(0).payload().toByteArray())
                .getTrips(0);
        assertThat(event.getTripId()).isEqualTo(asked.id());
        assertThat(event.getLegsList())
                .extracting(leg -> leg.getOperatorId() + leg.getHoldId())
                .containsExactly(
                        "metro" + asked.hold(0).getHoldId(),
                        "bikes" + asked.hold(1).getHoldId(),
                        "shuttle" + asked.hold(2).getHoldId());
    }

    @Test
    void each_trip_of_a_batch_is_booked_or_refused_on_its_own() {
        SampleTrip first = town.threeLegs();
        SampleTrip sameBike = town.trip().metroLeg().bikeLeg("bike 7");
        SampleTrip dear = town.trip().metroLeg();
        SampleTrip last = town.trip().metroLeg();
        BookTripsResponse answer = bookMany(BookTripsRequest.newBuilder()
                .addTrips(first.request())
                .addTrips(sameBike.request())
                .addTrips(dear.request().setCommissionBps(501))
                .addTrips(first.request())
                .addTrips(last.request().setTripId("no id"))
                .addTrips(last.request()));
        assertThat(answer.getOutcomesList())
                .extracting(
                        BookingOutcome::getTripId,
                        outcome -> outcome.getRefusal().getCode())
                .containsExactly(
                        tuple(first.id(), ""),
                        tuple(sameBike.id(), "ASSET_TAKEN"),
                        tuple(dear.id(), "COMMISSION_TOO_HIGH"),
                        tuple(first.id(), "TRIP_EXISTS"),
                        tuple("no id", "INVALID_ARGUMENT"),
                        tuple(last.id(), ""));
        assertThat(answer.getOutcomes(1).getRefusal().getSentence()).contains("bike 7");
        assertThat(answer.getOutcomes(5).getBooked().getSplitsList()).hasSize(3);
        assertThat(town.read(first).getLegsCount() + town.read(last).getLegsCount())
                .isEqualTo(4);
        assertThat(ledger.refusal(Town.AUDITOR, "trips:Get", sameBike.id())).isEqualTo("TRIP_NOT_FOUND");
        assertThat(ledger.refusal(Town.AUDITOR, "trips:Get", dear.id())).isEqualTo("TRIP_NOT_FOUND");
        assertThat(MemoryLedger.parse(
                                TripEvents.parser(),
                                ledger.events.get(0).payload().toByteArray())
                        .getTripsList())
                .extracting(TripEvent::getTripId)
                .containsExactly(first.id(), last.id());
    }

    @Test
    void a_batch_of_refused_trips_writes_nothing_and_tells_nobody() {
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        SampleTrip dear = town.trip().metroLeg();
        bookMany(BookTripsRequest.newBuilder().addTrips(dear.request().setCommissionBps(501)));
        assertThat(ledger.state).isEqualTo(before);
        assertThat(ledger.events).isEmpty();
    }

    @Test
    void a_batch_has_one_to_thirty_two_trips() {
        BookTripsRequest.Builder request = BookTripsRequest.newBuilder();
        assertThat(ledger.refusal(Town.GATEWAY, "trips:BookMany", request)).isEqualTo("TRIP_COUNT");
        for (int i = 0; i < 33; i++) {
            request.addTrips(town.trip().metroLeg().request());
        }
        assertThat(ledger.refusal(Town.GATEWAY, "trips:BookMany", request)).isEqualTo("TRIP_COUNT");
        assertThat(bookMany(request.removeTrips(32)).getOutcomesList())
                .allMatch(BookingOutcome::hasBooked)
                .hasSize(32);
    }

    @Test
    void a_bike_is_one_trips_at_a_time() {
        town.book(town.trip().bikeLeg("bike 7"));
        assertThat(ledger.refusal(
                        Town.GATEWAY,
                        "trips:Book",
                        town.trip().bikeLeg("bike 7").request()))
                .isEqualTo("ASSET_TAKEN");
        town.book(town.trip().bikeLeg("bike 70"));
        town.book(town.trip().bikeLeg("bike"));
        town.book(town.trip().metroLeg().bikeLeg("bike 7"));
    }

    private BookTripsResponse bookMany(BookTripsRequest.Builder request) {
        return ledger.ask(BookTripsResponse.parser(), Town.GATEWAY, "trips:BookMany", request);
    }

    private static String millis(Instant instant) {
        return String.format("%015d", instant.toEpochMilli());
    }
}
