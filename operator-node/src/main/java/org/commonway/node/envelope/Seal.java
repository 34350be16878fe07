package org.commonway.node.envelope;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldNotary;
import org.commonway.node.leg.PricedLeg;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/** Puts messages into envelopes signed by the operator, and checks signatures. Safe for threads. */
public final class Seal implements HoldNotary {
    private final EnvelopeSigner signer;
    private final PublicKey publicKey;

    /** Signs in the name of this operator, with the node's own key. */
    public Seal(String operatorId, KeyPair key) {
        this.signer = new EnvelopeSigner(operatorId, key.getPrivate());
        this.publicKey = key.getPublic();
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
    public SignedEnvelope promise(HoldIds ids, PricedLeg leg, Instant expiresAt) {
        return seal(Messages.hold(operatorId(), ids, leg, expiresAt));
    }
}
