package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import java.security.PrivateKey;

/** An organisation's peer: who it is and its signature. */
public final class SigningIdentity {
    private final String mspId;
    private final ByteString serialized;
    private final PrivateKey key;

    SigningIdentity(String mspId, ByteString serialized, PrivateKey key) {
        this.mspId = mspId;
        this.serialized = serialized;
        this.key = key;
    }

    /** Its organisation. */
    public String mspId() {
        return mspId;
    }

    /** The identity as Fabric's SerializedIdentity. */
    public ByteString serialized() {
        return serialized;
    }

    /** ECDSA over SHA-256 of the message, DER, low s. */
    public ByteString sign(byte[] message) {
        return ByteString.copyFrom(Ecdsa.sign(key, message));
    }
}
