package org.commonway.launcher.bench.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.VatStatus;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.hold.TimeOrderedUuid;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/**
 * Trips over three operators, ready to be booked: metro, bus, then a bicycle that is claimed. All pay the same gateway
 * and the same city.
 */
public final class SampleBookings {
    private static final Duration HOLD_LIFE = Duration.ofHours(4);
    private static final int COMMISSION_BPS = 300;

    /**
     * An operator of the bench.
     *
     * @param member its identity
     * @param kind what it runs
     * @param keys what it signs with
     */
    public record Carrier(Member member, OperatorKind kind, KeyPair keys) {
        private static Carrier of(Member member, OperatorKind kind) {
            return new Carrier(member, kind, SigningKeys.generate(new SecureRandom()));
        }

        /** As the registry lists it. */
        public Operator entry() {
            return Operator.newBuilder()
                    .setOperatorId(member.id())
                    .setName(member.id())
                    .setKind(kind)
                    .setVatStatus(VatStatus.VAT_STATUS_REGISTERED)
                    .setAddress("127.0.0.1:1")
                    .setSigningKey(ByteString.copyFrom(SigningKeys.encode(keys.getPublic())))
                    .build();
        }

        private EnvelopeSigner signer() {
            return new EnvelopeSigner(member.id(), keys.getPrivate());
        }
    }

    private final Carrier metro;
    private final Carrier bus;
    private final Carrier bikes;
    private final ByteString riderKey = ByteString.copyFrom(
            SigningKeys.encode(SigningKeys.generate(new SecureRandom()).getPublic()));
    private final Moment expiry;
    private final Instant departure;

    /** Bookings over the usual operators that can be made from now on. */
    public SampleBookings(Instant now) {
        this(BenchCast.of(FabricAlliance.FOUNDERS), now);
    }

    /** Bookings over the operators of this cast that can be made from now on. */
    SampleBookings(BenchCast cast, Instant now) {
        this.metro = Carrier.of(cast.metro(), OperatorKind.OPERATOR_KIND_TIMETABLE);
        this.bus = Carrier.of(cast.bus(), OperatorKind.OPERATOR_KIND_TIMETABLE);
        this.bikes = Carrier.of(cast.bikes(), OperatorKind.OPERATOR_KIND_SHARED_VEHICLES);
        this.expiry = moment(now.plus(HOLD_LIFE));
        this.departure = now.plus(HOLD_LIFE);
    }

    /** The operators, who must be registered first. */
    public List<Carrier> carriers() {
        return List.of(metro, bus, bikes);
    }

    /** So many bookings with all their holds signed, as bytes: a long bench has more than fit in memory as objects. */
    public List<byte[]> make(int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> makeOne(i).toByteArray())
                .toList();
    }

    /** A booking as it was made. */
    public static BookTripRequest read(byte[] booking) {
        try {
            return BookTripRequest.parseFrom(booking);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a booking that was written cannot be read", e);
        }
    }

    /** The n-th booking, whose trip is named as if one were made every millisecond. */
    private BookTripRequest makeOne(int n) {
        String tripId =
                TimeOrderedUuid.make(departure.minus(HOLD_LIFE).toEpochMilli() + n, ThreadLocalRandom.current());
        Hold.Builder ride = hold(tripId, bikes, 2, 285);
        ride.setMode(Mode.MODE_BICYCLE)
                .setClaim(Claim.newBuilder()
                        .setAssetId("bike-" + ride.getHoldId())
                        .setWindow(ride.getWindow()));
        return BookTripRequest.newBuilder()
                .setTripId(tripId)
                .addHolds(Envelopes.seal(
                        metro.signer(), hold(tripId, metro, 0, 150).build()))
                .addHolds(Envelopes.seal(bus.signer(), hold(tripId, bus, 1, 210).build()))
                .addHolds(Envelopes.seal(bikes.signer(), ride.build()))
                .setFare(money(150 + 210 + 285))
                .setCommissionBps(COMMISSION_BPS)
                .setRiderKey(riderKey)
                .build();
    }

    private Hold.Builder hold(String tripId, Carrier carrier, int leg, long price) {
        Instant start = departure.plus(Duration.ofMinutes(30L * leg));
        return Hold.newBuilder()
                .setHoldId(UUID.randomUUID().toString())
                .setTripId(tripId)
                .setOperatorId(carrier.member().id())
                .setMode(leg == 0 ? Mode.MODE_METRO : Mode.MODE_BUS)
                .setWindow(TimeWindow.newBuilder()
                        .setStart(moment(start))
                        .setEnd(moment(start.plus(Duration.ofMinutes(20)))))
                .setLegCommitment(ByteString.copyFrom(commitment()))
                .setPrice(money(price))
                .setExpiresAt(expiry);
    }

    /** What stands on the ledger for where a leg goes: a hash that nobody opens here. */
    private static byte[] commitment() {
        byte[] hash = new byte[32];
        ThreadLocalRandom.current().nextBytes(hash);
        return hash;
    }

    private static Money money(long minorUnits) {
        return Money.newBuilder().setMinorUnits(minorUnits).setCurrency("EUR").build();
    }

    private static Moment moment(Instant instant) {
        return Moment.newBuilder().setEpochMillis(instant.toEpochMilli()).build();
    }
}
