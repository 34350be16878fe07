package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TripContractTest {
    private final MemoryLedger ledger = new MemoryLedger();
    private final Member metro = Member.operator("TransitMSP", "metro");
    private final Member bikes = Member.operator("CoopMSP", "bikes");
    private final Member city = Member.of("CityMSP", Map.of("commonway.role", "city"));
    private final Member auditor = Member.of("CityMSP", Map.of("commonway.role", "auditor"));
    private final Member gateway = Member.gateway("CoopMSP", "demo");
    private final Instant nine = SampleTrip.EIGHT.plusSeconds(3600);

    @BeforeEach
    void two_operators_and_terms_stand_on_the_ledger() {
        ledger.call(metro, "operators:Register", SampleTrip.operator("metro"));
        ledger.call(bikes, "operators:Register", SampleTrip.operator("bikes"));
        ledger.ask(
                Terms.parser(),
                city,
                "terms:Put",
                Terms.newBuilder().setCommissionCeilingBps(500).setLevyBps(100));
    }

    @Test
    void a_trip_is_booked_whole() {
        SampleTrip asked = trip().metroLeg().bikeLeg("bike 7", nine);
        Trip trip = book(asked);
        assertThat(trip.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CONFIRMED);
        assertThat(trip.getHoldsList()).isEqualTo(asked.request().getHoldsList());
        assertThat(trip.getGatewayId()).isEqualTo("demo");
        assertThat(trip.getGatewayMspId()).isEqualTo("CoopMSP");
        assertThat(trip.getTermsVersion()).isEqualTo(1);
        assertThat(trip.getTxId()).hasSize(64);
        assertThat(trip.getSplitsList())
                .extracting(Split::getPartyId, split -> split.getAmount().getMinorUnits())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bikes", 274L),
                        org.assertj.core.groups.Tuple.tuple("metro", 144L),
                        org.assertj.core.groups.Tuple.tuple("demo", 13L),
                        org.assertj.core.groups.Tuple.tuple("CityMSP", 4L));
        assertThat(ledger.ask(Trip.parser(), metro, "trips:Get", asked.id())).isEqualTo(trip);
    }

    @Test
    void a_booking_writes_the_keys_that_are_documented() {
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        SampleTrip asked = trip().metroLeg().bikeLeg("bike 7~ü", nine);
        book(asked);
        ledger.state.keySet().removeAll(before.keySet());
        assertThat(ledger.state.keySet())
                .anyMatch(key -> key.equals("claim~bikes~bike%207%7E%C3%BC~" + millis(nine) + "~" + asked.id()))
                .anyMatch(key -> key.matches("hold~bikes~[0-9a-f-]{36}"))
                .anyMatch(key -> key.matches("hold~metro~[0-9a-f-]{36}"))
                .anyMatch(key -> key.equals("leg~bikes~" + millis(ledger.now) + "~" + asked.id()))
                .anyMatch(key -> key.equals("leg~metro~" + millis(ledger.now) + "~" + asked.id()))
                .anyMatch(key -> key.equals("trip~" + asked.id()))
                .hasSize(6);
    }

    @Test
    void nodes_hear_of_a_booking_and_of_a_cancellation() {
        SampleTrip asked = trip().metroLeg();
        book(asked);
        ledger.ask(Trip.parser(), gateway, "trips:Cancel", asked.id());
        assertThat(ledger.events).hasSize(2);
        assertThat(ledger.events.get(0).name()).isEqualTo("TripBooked");
        TripEvent booked = MemoryLedger.parse(
                TripEvent.parser(), ledger.events.get(0).payload().toByteArray());
        assertThat(booked.getTripId()).isEqualTo(asked.id());
        assertThat(booked.getLegs(0).getOperatorId()).isEqualTo("metro");
        assertThat(ledger.events.get(1).name()).isEqualTo("TripCancelled");
    }

    @Test
    void a_refused_booking_changes_nothing() {
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        SampleTrip asked = trip().metroLeg().bikeLeg("bike 7", nine);
        assertThat(refusal(asked.request().setCommissionBps(501).build())).isEqualTo("COMMISSION_TOO_HIGH");
        assertThat(ledger.state).isEqualTo(before);
        assertThat(ledger.events).isEmpty();
    }

    @Test
    void only_gateways_book() {
        for (Member caller : List.of(metro, city, auditor)) {
            assertThat(ledger.refusal(caller, "trips:Book", trip().metroLeg().bytes()))
                    .isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    void trips_and_holds_are_used_once() {
        SampleTrip asked = trip().metroLeg();
        book(asked);
        assertThat(ledger.refusal(gateway, "trips:Book", asked.bytes())).isEqualTo("TRIP_EXISTS");
        Hold again = hold(asked).toBuilder().build();
        SampleTrip other = trip();
        Hold renamed = again.toBuilder().setTripId(other.id()).build();
        assertThat(ledger.refusal(gateway, "trips:Book", other.leg(renamed).bytes()))
                .isEqualTo("HOLD_USED");
    }

    @Test
    void a_bike_is_one_trips_at_a_time_and_free_again_after_a_cancellation() {
        SampleTrip first = trip().bikeLeg("bike 7", nine);
        book(first);
        assertThat(bookingOf("bike 7", nine.plusSeconds(24 * 60))).isEqualTo("ASSET_TAKEN");
        assertThat(bookingOf("bike 7", nine.minusSeconds(24 * 60))).isEqualTo("ASSET_TAKEN");
        book(trip().bikeLeg("bike 7", nine.plusSeconds(25 * 60)));
        book(trip().bikeLeg("bike 7", nine.minusSeconds(25 * 60)));
        book(trip().bikeLeg("bike 70", nine));
        book(trip().bikeLeg("bike", nine));
        ledger.ask(Trip.parser(), gateway, "trips:Cancel", first.id());
        book(trip().bikeLeg("bike 7", nine));
    }

    @Test
    void a_claim_of_a_whole_day_is_seen_at_its_end() {
        SampleTrip asked = trip();
        Hold.Builder hold = asked.hold("bikes", nine, 20, 285);
        hold.getClaimBuilder()
                .setAssetId("van")
                .getWindowBuilder()
                .setStart(moment(nine))
                .setEnd(moment(nine.plusSeconds(86_400)));
        book(asked.leg(hold.build()));
        assertThat(bookingOf("van", nine.plusSeconds(86_399))).isEqualTo("ASSET_TAKEN");
        book(trip().bikeLeg("van", nine.plusSeconds(86_400)));
    }

    @Test
    void a_cancelled_trips_holds_stay_used() {
        SampleTrip asked = trip().metroLeg();
        book(asked);
        Trip cancelled = ledger.ask(Trip.parser(), gateway, "trips:Cancel", asked.id());
        assertThat(cancelled.getStatus()).isEqualTo(TripStatus.TRIP_STATUS_CANCELLED);
        assertThat(cancelled.getCancelledAt()).isEqualTo(moment(ledger.now));
        assertThat(ledger.refusal(gateway, "trips:Book", asked.bytes())).isEqualTo("TRIP_EXISTS");
        assertThat(ledger.refusal(gateway, "trips:Cancel", asked.id())).isEqualTo("TRIP_NOT_CANCELLABLE");
    }

    @Test
    void a_trip_is_cancelled_by_the_gateway_that_booked_it() {
        SampleTrip asked = trip().metroLeg();
        book(asked);
        assertThat(ledger.refusal(Member.gateway("CoopMSP", "other"), "trips:Cancel", asked.id()))
                .isEqualTo("NOT_YOUR_TRIP");
        assertThat(ledger.refusal(Member.gateway("CityMSP", "demo"), "trips:Cancel", asked.id()))
                .isEqualTo("NOT_YOUR_TRIP");
        assertThat(ledger.refusal(city, "trips:Cancel", asked.id())).isEqualTo("NOT_ALLOWED");
        assertThat(ledger.refusal(gateway, "trips:Cancel", trip().id())).isEqualTo("TRIP_NOT_FOUND");
    }

    @Test
    void a_hold_expires_by_the_transactions_time() {
        SampleTrip asked = trip().metroLeg();
        ledger.now = ledger.now.plusSeconds(120);
        assertThat(ledger.refusal(gateway, "trips:Book", asked.bytes())).isEqualTo("HOLD_EXPIRED");
        ledger.now = Instant.MAX;
        assertThat(ledger.refusal(gateway, "trips:Book", asked.bytes())).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_hold_that_was_tampered_with_is_refused() {
        SampleTrip asked = trip();
        Hold dear = asked.hold("metro", SampleTrip.EIGHT, 20, 150).build();
        SignedEnvelope signed = SampleTrip.sign(dear);
        Hold cheap = dear.toBuilder()
                .setPrice(dear.getPrice().toBuilder().setMinorUnits(1))
                .build();
        asked.leg(1, signed.toBuilder().setPayload(cheap.toByteString()).build());
        assertThat(ledger.refusal(gateway, "trips:Book", asked.bytes())).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void a_payload_carries_a_hold_and_nothing_else() {
        SampleTrip asked = trip();
        Hold padded = asked.hold("metro", SampleTrip.EIGHT, 20, 150)
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                99,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("Jane Doe"))
                                        .build())
                        .build())
                .build();
        assertThat(ledger.refusal(gateway, "trips:Book", asked.leg(padded).bytes()))
                .isEqualTo("INVALID_HOLD");
        SampleTrip noise = trip();
        SignedEnvelope broken = SampleTrip.sign(noise.hold("metro", nine, 5, 1).build()).toBuilder()
                .setPayload(ByteString.copyFromUtf8("\u00ff\u00ff"))
                .build();
        assertThat(ledger.refusal(gateway, "trips:Book", noise.leg(1, broken).bytes()))
                .isEqualTo("INVALID_HOLD");
    }

    @Test
    void a_hold_that_lacks_something_is_refused() {
        assertThat(refusalOf(hold -> hold.clearLeg())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.clearPrice())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.clearExpiresAt())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setHoldId("1"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setOperatorId("?"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setLeg(LegTerms.getDefaultInstance())))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getPriceBuilder().setCurrency("eur"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getPriceBuilder().setCurrency("ZZZ"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getLegBuilder().getFromBuilder().setLatitudeE7(900_000_001)))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getLegBuilder().setServiceRef("x".repeat(129))))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getLegBuilder().setServiceRef("x".repeat(3000))))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getClaimBuilder().setAssetId("bike"))).isEqualTo("INVALID_CLAIM");
    }

    @Test
    void nothing_is_booked_before_there_are_terms() {
        ledger.state.keySet().removeIf(key -> key.startsWith("terms~"));
        assertThat(ledger.refusal(gateway, "trips:Book", trip().metroLeg().bytes()))
                .isEqualTo("NO_TERMS");
    }

    @Test
    void a_rider_key_is_a_key() {
        SampleTrip asked = trip().metroLeg();
        assertThat(refusal(asked.request().clearRiderKey().build())).isEqualTo("INVALID_KEY");
        assertThat(refusal(asked.request().setTripId("my trip").build())).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void an_operator_reads_its_trips_page_by_page() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            SampleTrip asked = trip().metroLeg();
            book(asked);
            ids.add(asked.id());
            ledger.now = ledger.now.plusMillis(1);
        }
        book(trip().bikeLeg("bike 1", nine));
        List<String> read = new ArrayList<>();
        String bookmark = "";
        int pages = 0;
        do {
            TripPage page = ledger.ask(TripPage.parser(), metro, "trips:ListByOperator", "metro", "3", bookmark);
            page.getTripsList().forEach(trip -> read.add(trip.getTripId()));
            bookmark = page.getBookmark();
            pages++;
        } while (!bookmark.isEmpty());
        assertThat(read).isEqualTo(ids);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_list_is_for_its_operator_cities_and_auditors() {
        for (Member reader : List.of(metro, city, auditor)) {
            ledger.ask(TripPage.parser(), reader, "trips:ListByOperator", "metro", "100", "");
        }
        for (Member reader : List.of(bikes, gateway)) {
            assertThat(ledger.refusal(reader, "trips:ListByOperator", "metro", "100", ""))
                    .isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    void a_page_has_one_to_a_hundred_trips() {
        for (String size : List.of("0", "101", "-1", "1e2", "", "999999999999")) {
            assertThat(ledger.refusal(metro, "trips:ListByOperator", "metro", size, ""))
                    .isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(ledger.refusal(metro, "trips:ListByOperator", "metro", "10", "\u007f"))
                .isEqualTo("INVALID_ARGUMENT");
    }

    private SampleTrip trip() {
        return new SampleTrip(ledger.now.plusSeconds(120));
    }

    private Trip book(SampleTrip trip) {
        return ledger.ask(Trip.parser(), gateway, "trips:Book", trip.bytes());
    }

    private String bookingOf(String bike, Instant start) {
        return ledger.refusal(gateway, "trips:Book", trip().bikeLeg(bike, start).bytes());
    }

    private String refusal(org.commonway.proto.ledger.v1.BookTripRequest request) {
        return ledger.refusal(gateway, "trips:Book", request);
    }

    private String refusalOf(java.util.function.Consumer<Hold.Builder> change) {
        SampleTrip asked = trip();
        Hold.Builder hold = asked.hold("metro", SampleTrip.EIGHT, 20, 150);
        change.accept(hold);
        return ledger.refusal(gateway, "trips:Book", asked.leg(hold.build()).bytes());
    }

    private static Hold hold(SampleTrip trip) {
        try {
            return Hold.parseFrom(trip.request().getHolds(0).getPayload());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.commonway.proto.type.v1.Moment moment(Instant instant) {
        return org.commonway.proto.type.v1.Moment.newBuilder()
                .setEpochMillis(instant.toEpochMilli())
                .build();
    }

    private static String millis(Instant instant) {
        return String.format("%015d", instant.toEpochMilli());
    }
}
