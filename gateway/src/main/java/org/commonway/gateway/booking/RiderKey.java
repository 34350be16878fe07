package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/**
 * The rider's one-time key for one trip, P-256. It names nobody and links no two trips.
 *
 * @param publicKey SubjectPublicKeyInfo, DER; goes to the ledger
 * @param privateKey PKCS#8, DER; stays here, to sign start and end of each ride
 */
public record RiderKey(ByteString publicKey, ByteString privateKey) {
    /** Who an envelope says that it is from; the key itself is what counts. */
    private static final String SIGNER_ID = "rider";

    /** A fresh key. */
    public static RiderKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new RiderKey(
                    ByteString.copyFrom(pair.getPublic().getEncoded()),
                    ByteString.copyFrom(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** The message, signed with this key. */
    SignedEnvelope sign(Message message) {
        try {
            return Envelopes.seal(
                    new EnvelopeSigner(SIGNER_ID, SigningKeys.decodePrivate(privateKey.toByteArray())), message);
        } catch (Refusal damaged) {
            throw new IllegalStateException("the rider key in the database is damaged", damaged);
        }
    }

    /** Without the private key, so that no log can have it. */
    @Override
    public String toString() {
        return "RiderKey[" + publicKey.size() + " bytes]";
    }
}
