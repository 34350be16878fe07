package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.Position;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/** Operators, holds and bookings as tests need them. Journeys are on 2024-05-14, whatever the ledger's clock says. */
final class SampleTrip {
    static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    static final Instant EIGHT = Instant.parse("2024-05-14T08:00:00Z");

    private final String tripId = UUID.randomUUID().toString();
    private final List<SignedEnvelope> holds = new ArrayList<>();
    private final Instant expiry;
    private long fare;

    /** A trip whose holds expire at this moment. */
    SampleTrip(Instant expiry) {
        this.expiry = expiry;
    }

    static Operator.Builder operator(String id) {
        return Operator.newBuilder()
                .setOperatorId(id)
                .setName("Operator " + id)
                .setKind(OperatorKind.OPERATOR_KIND_TIMETABLE)
                .setAddress("127.0.0.1:7201")
                .setSigningKey(ByteString.copyFrom(SigningKeys.encode(KEYS.getPublic())));
    }

    SampleTrip metroLeg() {
        return leg(hold("metro", EIGHT, 20, 150).build());
    }

    /** Twenty minutes on this bike, which is claimed for a little longer. */
    SampleTrip bikeLeg(String bike, Instant start) {
        Hold.Builder hold = hold("bikes", start, 20, 285);
        hold.setClaim(Claim.newBuilder().setAssetId(bike).setWindow(window(start, 25)));
        return leg(hold.build());
    }

    SampleTrip leg(Hold hold) {
        return leg(hold.getPrice().getMinorUnits(), sign(hold));
    }

    SampleTrip leg(long price, SignedEnvelope envelope) {
        holds.add(envelope);
        fare += price;
        return this;
    }

    Hold.Builder hold(String operator, Instant start, int minutes, long price) {
        return Hold.newBuilder()
                .setHoldId(UUID.randomUUID().toString())
                .setTripId(tripId)
                .setOperatorId(operator)
                .setLeg(LegTerms.newBuilder()
                        .setMode(Mode.MODE_METRO)
                        .setFrom(
                                Position.newBuilder().setLatitudeE7(411_500_000).setLongitudeE7(-86_100_000))
                        .setTo(Position.newBuilder().setLatitudeE7(411_600_000).setLongitudeE7(-86_200_000))
                        .setWindow(window(start, minutes))
                        .setServiceRef("T1"))
                .setPrice(Money.newBuilder().setMinorUnits(price).setCurrency("EUR"))
                .setExpiresAt(moment(expiry));
    }

    static SignedEnvelope sign(Hold hold) {
        Envelope envelope = new EnvelopeSigner(hold.getOperatorId(), KEYS.getPrivate())
                .sign("commonway.hold.v1.Hold", hold.toByteArray());
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
                .addAllHolds(holds)
                .setFare(Money.newBuilder().setMinorUnits(fare).setCurrency("EUR"))
                .setCommissionBps(300)
                .setRiderKey(ByteString.copyFrom(SigningKeys.encode(KEYS.getPublic())));
    }

    byte[] bytes() {
        return request().build().toByteArray();
    }

    String id() {
        return tripId;
    }

    private static TimeWindow window(Instant start, int minutes) {
        return TimeWindow.newBuilder()
                .setStart(moment(start))
                .setEnd(moment(start.plusSeconds(60L * minutes)))
                .build();
    }

    static Moment moment(Instant instant) {
        return Moment.newBuilder().setEpochMillis(instant.toEpochMilli()).build();
    }
}
