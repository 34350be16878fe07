package org.commonway.proof.history;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.commonway.proto.type.v1.SignedEnvelope;

/** The keys of a history's operators and riders, and what they sign. */
final class Keys {
    static final int OPERATOR_KEYS = 6;
    /** The one-time key of every trip's rider. */
    static final int RIDER = OPERATOR_KEYS;

    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final List<KeyPair> PAIRS = pairs();

    private Keys() {}

    /** Lets the contracts under test verify with the faster provider too; and keeps the shim from logging each refusal. */
    static void install() {
        LogManager.getLogManager().reset();
        if (Security.getProvider(PROVIDER.getName()) == null) {
            Security.insertProviderAt(PROVIDER, 1);
        }
    }

    static ByteString publicKey(int key) {
        return ByteString.copyFrom(PAIRS.get(key).getPublic().getEncoded());
    }

    /** What this key signs, said to be signed by this signer as this type. */
    static SignedEnvelope sign(int key, String signer, String type, byte[] payload) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signature.initSign(PAIRS.get(key).getPrivate());
            signature.update(ByteString.copyFromUtf8(type).toByteArray());
            signature.update((byte) 0);
            signature.update(payload);
            return SignedEnvelope.newBuilder()
                    .setPayloadType(type)
                    .setPayload(ByteString.copyFrom(payload))
                    .setSignerId(signer)
                    .setSignature(ByteString.copyFrom(signature.sign()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<KeyPair> pairs() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            List<KeyPair> pairs = new ArrayList<>();
            for (int i = 0; i <= RIDER; i++) {
                pairs.add(generator.generateKeyPair());
            }
            return List.copyOf(pairs);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
