package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.Ecdsa;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Pem;

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

    /**
     * Reads an identity from its folder, where it lies as {@code cert.pem} and {@code key.pem}.
     *
     * @throws IOException if they cannot be read
     * @throws IdentityRefusal if one of them is missing or not what it should be
     */
    static SigningIdentity read(String mspId, Path folder) throws IOException {
        X509Certificate certificate = Pem.readCertificate(CryptoFolder.require(folder.resolve("cert.pem")));
        return new SigningIdentity(
                mspId,
                SerializedIdentities.serialize(mspId, Pem.encode(certificate)),
                new KeyPair(certificate.getPublicKey(), Pem.readKey(CryptoFolder.require(folder.resolve("key.pem")))));
    }

    /** ECDSA over SHA-256 of the message, DER, low s. */
    public ByteString sign(byte[] message) {
        return ByteString.copyFrom(Ecdsa.sign(keys, message));
    }
}
