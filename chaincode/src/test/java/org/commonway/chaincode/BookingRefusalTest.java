package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.commonway.proto.hold.v1.CancellationTier;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.type.v1.Position;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

/** Bookings and ride events that are not what they should be: named refusals, nothing changed. */
class BookingRefusalTest {
    private static final KeyPair STRANGER = SigningKeys.generate(new SecureRandom());

    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void a_refused_booking_changes_nothing() {
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        assertThat(refusal(town.threeLegs().request().setCommissionBps(501))).isEqualTo("COMMISSION_TOO_HIGH");
        assertThat(ledger.state).isEqualTo(before);
        assertThat(ledger.events).isEmpty();
    }

    @Test
    void the_request_is_checked_in_every_part() {
        assertThat(refusal(request().setTripId("my trip"))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(request().clearRiderKey())).isEqualTo("INVALID_KEY");
        assertThat(refusal(request().clearHolds())).isEqualTo("LEG_COUNT");
        assertThat(refusal(request().clearFare())).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusal(request().setFare(SampleTrip.euro(151)))).isEqualTo("FARE_MISMATCH");
        assertThat(refusal(request().setFare(SampleTrip.euro(Long.MIN_VALUE)))).isEqualTo("FARE_MISMATCH");
        assertThat(refusal(request().setFare(SampleTrip.euro(150).toBuilder().setCurrency("JPY"))))
                .isEqualTo("CURRENCY_MISMATCH");
        for (String currency : new String[] {"", "eur", "ZZZ", "XAU", "EURO"}) {
            assertThat(refusal(
                            request().setFare(SampleTrip.euro(150).toBuilder().setCurrency(currency))))
                    .isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(refusal(request().setCommissionBps(-1))).isEqualTo("COMMISSION_TOO_HIGH");
        SampleTrip booked = town.booked(town.trip().metroLeg());
        assertThat(refusal(booked.request())).isEqualTo("TRIP_EXISTS");
        assertThat(refusal(request().setTripId(booked.id()))).isEqualTo("HOLD_OF_ANOTHER_TRIP");
    }

    @Test
    void a_hold_is_checked_in_every_part() {
        assertThat(refusalOf(hold -> hold.clearPrice())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.clearExpiresAt())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.clearWindow())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.clearMode())).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setModeValue(42))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setHoldId("1"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setTripId("1"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setOperatorId("?"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setOperatorId("nobody"))).isEqualTo("OPERATOR_NOT_FOUND");
        assertThat(refusalOf(hold -> hold.setLegCommitment(ByteString.EMPTY))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setLegCommitment(ByteString.copyFrom(new byte[33]))))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.setLeg(LegTerms.getDefaultInstance())))
                .isEqualTo("LEG_IN_CLEAR");
        assertThat(refusalOf(hold -> hold.getPriceBuilder().setCurrency("eur"))).isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getPriceBuilder().setMinorUnits(-1))).isEqualTo("NEGATIVE_PRICE");
        assertThat(refusalOf(hold -> hold.getPriceBuilder().setMinorUnits(Long.MAX_VALUE)))
                .isEqualTo("INVALID_HOLD");
        assertThat(refusalOf(hold -> hold.getConditionsBuilder().setVatBps(5001)))
                .isEqualTo("INVALID_CONDITIONS");
        assertThat(refusalOf(hold -> hold.getConditionsBuilder().setRollbackSeconds(-1)))
                .isEqualTo("INVALID_CONDITIONS");
        assertThat(refusalOf(hold -> hold.getConditionsBuilder()
                        .addCancellationTiers(CancellationTier.newBuilder().setSecondsBeforeStart(9))))
                .isEqualTo("INVALID_CONDITIONS");
        assertThat(refusalOf(hold -> hold.setClaim(Claim.newBuilder().setAssetId("bike"))))
                .isEqualTo("INVALID_CLAIM");
        assertThat(refusalOf(hold -> hold.setClaim(
                        Claim.newBuilder().setAssetId("bike").setWindow(SampleTrip.window(ledger.now, 5)))))
                .isEqualTo("INVALID_CLAIM");
    }

    @Test
    void a_hold_expires_by_the_transactions_time() {
        SampleTrip asked = town.trip().metroLeg();
        ledger.now = ledger.now.plusSeconds(120);
        assertThat(refusal(asked.request())).isEqualTo("HOLD_EXPIRED");
        ledger.now = Instant.MAX;
        assertThat(refusal(asked.request())).isEqualTo("INVALID_ARGUMENT");
        ledger.now = Instant.MIN;
        assertThat(refusal(asked.request())).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_hold_signed_by_another_key_or_in_another_name_is_refused() {
        SampleTrip asked = town.trip();
        Hold hold = asked.hold("metro", Mode.MODE_METRO, 150).build();
        SignedEnvelope good = SampleTrip.seal("metro", SampleTrip.KEYS, hold);
        for (SignedEnvelope envelope : new SignedEnvelope[] {
            SampleTrip.seal("metro", STRANGER, hold),
            SampleTrip.seal("bikes", SampleTrip.KEYS, hold),
            good.toBuilder().clearSignature().build(),
            good.toBuilder().setPayloadType("commonway.ride.v1.RideEvent").build(),
            good.toBuilder()
                    .setPayload(hold.toBuilder()
                            .setPrice(SampleTrip.euro(1))
                            .build()
                            .toByteString())
                    .build()
        }) {
            BookTripRequest.Builder request =
                    request().setTripId(asked.id()).clearHolds().addHolds(envelope);
            assertThat(refusal(request.setFare(
                            SampleTrip.euro(envelope.getPayload().equals(good.getPayload()) ? 150 : 1))))
                    .isEqualTo("BAD_SIGNATURE");
        }
    }

    @Test
    void a_hold_is_used_once() {
        SampleTrip asked = town.trip();
        Hold hold = asked.hold("metro", Mode.MODE_METRO, 150).build();
        SignedEnvelope envelope = SampleTrip.seal("metro", SampleTrip.KEYS, hold);
        asked.leg(hold, envelope).leg(hold, envelope);
        assertThat(refusal(asked.request())).isIn("HOLD_USED", "LEGS_OUT_OF_ORDER");
    }

    @Test
    void a_ride_event_is_checked_in_every_part() {
        SampleTrip trip = town.booked(town.trip().metroLeg());
        ledger.now = trip.start(0);
        assertThat(refusedEvent(trip, event -> event.clearStep())).isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.setStepValue(99))).isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.clearAt())).isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.setHoldId("x"))).isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.setHoldId(trip.id()))).isEqualTo("LEG_NOT_FOUND");
        assertThat(refusedEvent(trip, event -> event.setTripId(town.trip().id())))
                .isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.setOperatorId("bikes"))).isEqualTo("INVALID_EVENT");
        assertThat(refusedEvent(trip, event -> event.setCharge(SampleTrip.euro(1))))
                .isEqualTo("INVALID_CHARGE");
        assertThat(refusedEvent(trip, event -> event.setAt(SampleTrip.moment(ledger.now.plusSeconds(901)))))
                .isEqualTo("EVENT_TIME");
        for (long at : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1}) {
            assertThat(refusedEvent(trip, event -> event.getAtBuilder().setEpochMillis(at)))
                    .isEqualTo("EVENT_TIME");
        }
        assertThat(refused(trip.report(0, RideStep.RIDE_STEP_END, ledger.now))).isEqualTo("ILLEGAL_TRANSITION");
        RideEvent event =
                trip.rideEvent(0, RideStep.RIDE_STEP_READY, ledger.now).build();
        assertThat(refused(LegEventRequest.newBuilder()
                        .setTripId(trip.id())
                        .setEvent(SampleTrip.seal("metro", STRANGER, event))))
                .isEqualTo("BAD_SIGNATURE");
        assertThat(refused(LegEventRequest.newBuilder().setTripId(trip.id()))).isEqualTo("INVALID_EVENT");
    }

    @Test
    void a_ride_starts_with_the_riders_consent() {
        SampleTrip trip = town.booked(town.trip().metroLeg());
        ledger.now = trip.start(0);
        LegEventRequest good =
                trip.report(0, RideStep.RIDE_STEP_START, ledger.now).build();
        assertThat(refused(good.toBuilder().clearConsent())).isEqualTo("NO_CONSENT");
        RiderAct act = MemoryLedger.parse(
                RiderAct.parser(), good.getConsent().getPayload().toByteArray());
        for (SignedEnvelope consent : new SignedEnvelope[] {
            SampleTrip.seal("rider", STRANGER, act),
            SampleTrip.seal(
                    "rider",
                    SampleTrip.RIDER,
                    act.toBuilder().setHoldId(trip.id()).build()),
            SampleTrip.seal(
                    "rider", SampleTrip.RIDER, act.toBuilder().setHoldId("x").build()),
            SampleTrip.seal(
                    "rider", SampleTrip.RIDER, act.toBuilder().clearStep().build()),
            SampleTrip.seal(
                    "rider",
                    SampleTrip.RIDER,
                    act.toBuilder()
                            .setPosition(Position.newBuilder().setLatitudeE7(1))
                            .build()),
            good.getConsent().toBuilder()
                    .setPayload(ByteString.copyFromUtf8("x"))
                    .build()
        }) {
            assertThat(refused(good.toBuilder().setConsent(consent))).isEqualTo("NO_CONSENT");
        }
    }

    private BookTripRequest.Builder request() {
        return town.trip().metroLeg().request();
    }

    private String refusal(BookTripRequest.Builder request) {
        return ledger.refusal(Town.GATEWAY, "trips:Book", request);
    }

    private String refusalOf(Consumer<Hold.Builder> change) {
        SampleTrip asked = town.trip();
        Hold.Builder hold = asked.hold("metro", Mode.MODE_METRO, 150);
        change.accept(hold);
        return refusal(asked.leg(hold).request());
    }

    private String refusedEvent(SampleTrip trip, Consumer<RideEvent.Builder> change) {
        RideEvent.Builder event = trip.rideEvent(0, RideStep.RIDE_STEP_READY, ledger.now);
        change.accept(event);
        return refused(trip.report(event));
    }

    private String refused(LegEventRequest.Builder request) {
        return ledger.refusal(Town.METRO, "trips:RecordLegEvent", request);
    }
}
