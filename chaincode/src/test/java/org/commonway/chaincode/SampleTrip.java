package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.commonway.proto.hold.v1.CancellationTier;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.VatStatus;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/** Operators, holds, bookings and ride events as tests need them. A trip starts an hour after it is held. */
final class SampleTrip {
    static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    static final KeyPair RIDER = SigningKeys.generate(new SecureRandom());

    private final String tripId = UUID.randomUUID().toString();
    private final List<Hold> holds = new ArrayList<>();
    private final List<SignedEnvelope> envelopes = new ArrayList<>();
    private final Instant heldAt;
    private long fare;

    /** A trip whose legs are held now, for two minutes. */
    SampleTrip(Instant now) {
        this.heldAt = now;
    }

    static Operator.Builder operator(String id) {
        return Operator.newBuilder()
                .setOperatorId(id)
                .setName("Operator " + id)
                .setKind(OperatorKind.OPERATOR_KIND_TIMETABLE)
                .setAddress("127.0.0.1:7201")
                .setSigningKey(ByteString.copyFrom(SigningKeys.encode(KEYS.getPublic())))
                .setVatStatus(VatStatus.VAT_STATUS_REGISTERED);
    }

    static Conditions.Builder conditions() {
        return Conditions.newBuilder()
                .setRollbackSeconds(300)
                .addCancellationTiers(CancellationTier.newBuilder().setSecondsBeforeStart(1800))
                .addCancellationTiers(CancellationTier.newBuilder().setFeeBps(5000))
                .setNoShowAfterSeconds(600)
                .setNoShowFeeBps(10_000)
                .setOperatorCancelBps(1000)
                .setReportWithinSeconds(3600)
                .setVatBps(600)
                .setVatCountry("PT");
    }

    /** The day on which a leg starts, as keys name it. */
    String dayOf(int leg) {
        return String.format("%015d", start(leg).truncatedTo(ChronoUnit.DAYS).toEpochMilli());
    }

    SampleTrip metroLeg() {
        return leg(hold("metro", Mode.MODE_METRO, 150));
    }

    /** Twenty minutes on this bike, which is claimed for a little longer. */
    SampleTrip bikeLeg(String bike) {
        Hold.Builder hold = hold("bikes", Mode.MODE_BICYCLE, 285);
        Instant start = Instant.ofEpochMilli(hold.getWindow().getStart().getEpochMillis());
        return leg(hold.setClaim(Claim.newBuilder().setAssetId(bike).setWindow(window(start, 25))));
    }

    /** A metered ride with a cap of 9.00. */
    SampleTrip shuttleLeg() {
        return leg(hold("shuttle", Mode.MODE_SHUTTLE, 900)
                .setConditions(conditions().setMetered(true)));
    }

    SampleTrip leg(Hold.Builder hold) {
        return leg(hold.build(), seal(hold.getOperatorId(), KEYS, hold.build()));
    }

    SampleTrip leg(Hold hold, SignedEnvelope envelope) {
        holds.add(hold);
        envelopes.add(envelope);
        fare += hold.getPrice().getMinorUnits();
        return this;
    }

    /** The next leg: twenty minutes, half an hour after the start of the one before. */
    Hold.Builder hold(String operator, Mode mode, long price) {
        Instant start = heldAt.plusSeconds(3600 + 1800L * holds.size());
        return Hold.newBuilder()
                .setHoldId(UUID.randomUUID().toString())
                .setTripId(tripId)
                .setOperatorId(operator)
                .setPrice(euro(price))
                .setExpiresAt(moment(heldAt.plusSeconds(120)))
                .setWindow(window(start, 20))
                .setMode(mode)
                .setLegCommitment(ByteString.copyFrom(new byte[32]))
                .setConditions(conditions());
    }

    static SignedEnvelope seal(String signer, KeyPair keys, Message message) {
        Envelope envelope = new EnvelopeSigner(signer, keys.getPrivate())
                .sign(message.getDescriptorForType().getFullName(), message.toByteArray());
        return SignedEnvelope.newBuilder()
                .setPayloadType(envelope.payloadType())
                .setPayload(ByteString.copyFrom(envelope.payload()))
                .setSignerId(envelope.signerId())
                .setSignature(ByteString.copyFrom(envelope.signature()))
                .build();
    }

    BookTripRequest.Builder request() {
        return BookTripRequest.newBuilder()
                .setTripId(tripId)
                .addAllHolds(envelopes)
                .setFare(euro(fare))
                .setCommissionBps(300)
                .setRiderKey(ByteString.copyFrom(SigningKeys.encode(RIDER.getPublic())));
    }

    String id() {
        return tripId;
    }

    Hold hold(int leg) {
        return holds.get(leg);
    }

    Instant start(int leg) {
        return Instant.ofEpochMilli(hold(leg).getWindow().getStart().getEpochMillis());
    }

    LegId legId(int leg) {
        return LegId.newBuilder()
                .setTripId(tripId)
                .setHoldId(hold(leg).getHoldId())
                .build();
    }

    RideEvent.Builder rideEvent(int leg, RideStep step, Instant at) {
        return RideEvent.newBuilder()
                .setHoldId(hold(leg).getHoldId())
                .setOperatorId(hold(leg).getOperatorId())
                .setStep(step)
                .setAt(moment(at))
                .setTripId(tripId);
    }

    /** What the leg's operator reports, with the rider's consent when it is a start. */
    LegEventRequest.Builder report(int leg, RideStep step, Instant at) {
        return report(rideEvent(leg, step, at));
    }

    LegEventRequest.Builder report(RideEvent.Builder event) {
        LegEventRequest.Builder request = LegEventRequest.newBuilder()
                .setTripId(tripId)
                .setEvent(seal(event.getOperatorId(), KEYS, event.build()));
        if (event.getStep() == RideStep.RIDE_STEP_START) {
            RiderAct act = RiderAct.newBuilder()
                    .setHoldId(event.getHoldId())
                    .setStep(event.getStep())
                    .setAt(event.getAt())
                    .build();
            request.setConsent(seal("rider", RIDER, act));
        }
        return request;
    }

    static TimeWindow window(Instant start, int minutes) {
        return TimeWindow.newBuilder()
                .setStart(moment(start))
                .setEnd(moment(start.plusSeconds(60L * minutes)))
                .build();
    }

    static Moment moment(Instant instant) {
        return Moment.newBuilder().setEpochMillis(instant.toEpochMilli()).build();
    }

    static Money euro(long cents) {
        return Money.newBuilder().setMinorUnits(cents).setCurrency("EUR").build();
    }
}
