package org.commonway.node.envelope;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldNotary;
import org.commonway.node.hold.Promise;
import org.commonway.node.hold.RideNotary;
import org.commonway.node.hold.RideReport;
import org.commonway.node.leg.PricedLeg;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/** Puts messages into envelopes signed by the operator, and checks signatures. Safe for threads. */
public final class Seal implements HoldNotary, RideNotary {
    private static final int SALT_BYTES = 32;

    private final EnvelopeSigner signer;
    private final PublicKey publicKey;
    private final RandomGenerator salts;

    /**
     * Signs in the name of this operator, with the node's own key.
     *
     * @param salts must be unpredictable: a java.security.SecureRandom
     */
    public Seal(String operatorId, KeyPair key, RandomGenerator salts) {
        this.signer = new EnvelopeSigner(operatorId, key.getPrivate());
        this.publicKey = key.getPublic();
        this.salts = salts;
    }

    /** In whose name. */
    public String operatorId() {
        return signer.signerId();
    }

    /** What others check the signatures with: SubjectPublicKeyInfo, DER. */
    public ByteString publicKey() {
        return ByteString.copyFrom(SigningKeys.encode(publicKey));
    }

    /** The message, signed. */
    public SignedEnvelope seal(Message message) {
        return Envelopes.seal(signer, message);
    }

    /** True when this node signed it, as a message of this type. */
    public boolean isOurs(SignedEnvelope envelope, String payloadType) {
        return envelope.getSignerId().equals(operatorId())
                && envelope.getPayloadType().equals(payloadType)
                && isSignedBy(envelope, publicKey);
    }

    /** True when the owner of this key signed it. */
    public static boolean isSignedBy(SignedEnvelope envelope, PublicKey key) {
        return Envelopes.toEnvelope(envelope).isSignedBy(key);
    }

    @Override
    public Promise promise(HoldIds ids, PricedLeg leg, Instant expiresAt) {
        byte[] salt = new byte[SALT_BYTES];
        salts.nextBytes(salt);
        LegOpening opening = LegOpening.newBuilder()
                .setSalt(ByteString.copyFrom(salt))
                .setLeg(Messages.legTerms(leg.terms()).toByteString())
                .build();
        ByteString commitment = commitment(opening);
        return new Promise(seal(Messages.hold(operatorId(), ids, leg, expiresAt, commitment)), opening);
    }

    @Override
    public SignedEnvelope event(Hold hold, RideReport.Step step, Instant at, Optional<Money> charge) {
        RideEvent.Builder event = RideEvent.newBuilder()
                .setHoldId(hold.holdId())
                .setTripId(hold.facts().ids().tripId())
                .setOperatorId(operatorId())
                .setStep(RideStep.valueOf("RIDE_STEP_" + step))
                .setAt(Messages.moment(at))
                .setStatus(HoldStatus.valueOf("HOLD_STATUS_" + hold.status()));
        charge.map(Messages::money).ifPresent(event::setCharge);
        return seal(event.build());
    }

    /** SHA-256 of salt and leg: what the ledger sees of them. */
    static ByteString commitment(LegOpening opening) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(opening.getSalt().toByteArray());
            digest.update(opening.getLeg().toByteArray());
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }
}
