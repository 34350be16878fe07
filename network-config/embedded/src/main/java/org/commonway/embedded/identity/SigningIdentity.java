package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import java.security.KeyPair;

/** An organisation's peer: who it is and its signature. */
public final class SigningIdentity {
    private final String mspId;
    private final ByteString serialized;
    private final KeyPair keys;

    /**
     * An identity with its keys.
     *
     * @throws IdentityRefusal if the two do not belong together
     */
    SigningIdentity(String mspId, ByteString serialized, KeyPair keys) {
        this.mspId = mspId;
        this.serialized = serialized;
        this.keys = keys;
        if (!Ecdsa.belongTogether(keys)) {
            throw new IdentityRefusal("The key of the peer of " + mspId
                    + " is not that of its certificate; put both files back from one copy.");
        }
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
        return ByteString.copyFrom(Ecdsa.sign(keys, message));
    }
}
